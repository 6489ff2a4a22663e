package io.envtest.internal.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the class of some resource that an annotation marks as the default: the newest, then the first by name. */
public final class DefaultClasses {

    private DefaultClasses() {}

    /** The default class' name; empty if there is none. */
    public static Optional<String> find(ObjectReader objects, GroupVersionResource resource, List<String> annotations) {
        return objects.list(resource, "").stream()
                .map(DefaultClasses::meta)
                .filter(meta -> annotations.stream()
                        .anyMatch(a -> "true".equals(meta.annotations().get(a))))
                .min(Comparator.comparing(ObjectMeta::creationTimestamp)
                        .reversed()
                        .thenComparing(ObjectMeta::name))
                .map(ObjectMeta::name);
    }

    private static ObjectMeta meta(ObjectNode object) {
        return PartialObjectMetadata.of(object).metadata();
    }
}
