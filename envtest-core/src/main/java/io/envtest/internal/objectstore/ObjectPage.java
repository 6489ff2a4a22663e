package io.envtest.internal.objectstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items objects in key order
 * @param revision the list's resourceVersion
 * @param continueToken where the next page starts, empty if this is the last
 * @param remaining number of objects after this page, null if not known (selectors in use)
 */
public record ObjectPage(
        List<StoredObject> items,
        long revision,
        String continueToken,
        @Nullable Long remaining) {}
