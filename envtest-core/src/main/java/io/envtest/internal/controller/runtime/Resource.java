package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.view.View;
import java.util.function.Function;

/**
 * A built-in resource together with the view its objects are read through. Immutable.
 *
 * @param id group, version and plural
 * @param kind kind of its objects
 * @param view makes the view of an object
 */
public record Resource<T extends View>(GroupVersionResource id, GroupVersionKind kind, Function<ObjectNode, T> view) {

    static <T extends View> Resource<T> of(
            String group, String version, String plural, String kind, Function<ObjectNode, T> view) {
        return new Resource<>(
                new GroupVersionResource(group, version, plural), new GroupVersionKind(group, version, kind), view);
    }
}
