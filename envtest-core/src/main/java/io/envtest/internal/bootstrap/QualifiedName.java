package io.envtest.internal.bootstrap;

/** {@code NAMESPACE/NAME} or {@code NAME} as the data files write it. */
record QualifiedName(String namespace, String name) {

    static QualifiedName parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new QualifiedName("", text)
                : new QualifiedName(text.substring(0, slash), text.substring(slash + 1));
    }

    boolean clusterScoped() {
        return namespace.isEmpty();
    }
}
