package io.envtest.internal.report;

import io.envtest.view.meta.v1.ObjectMeta;

/** How reports name objects. */
final class Names {

    private Names() {}

    /** Kind and name, with the namespace if there is one. */
    static String of(String kind, ObjectMeta metadata) {
        return of(kind, metadata.namespace(), metadata.name());
    }

    /** Kind and name, with the namespace if there is one. */
    static String of(String kind, String namespace, String name) {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
