package io.envtest.internal.registry.resource;

import java.util.Map;

/** Knows the labels of namespaces, of which one allows access to devices in use. */
@FunctionalInterface
public interface NamespaceLabels {

    /** The labels of a namespace; none if there is no such namespace. */
    Map<String, String> of(String namespace);
}
