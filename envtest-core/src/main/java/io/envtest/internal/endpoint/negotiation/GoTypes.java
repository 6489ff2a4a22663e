package io.envtest.internal.endpoint.negotiation;

import io.envtest.internal.registry.ResourceDefinition;
import java.util.Map;

/** Names of the real server's Go types, which some of its messages show. */
public final class GoTypes {

    private static final Map<String, String> PACKAGES =
            Map.of("", "core", "events.k8s.io", "core", "internal.apiserver.k8s.io", "apiserverinternal");

    private GoTypes() {}

    /** The package of a group's internal types, for example {@code core}. */
    public static String internalPackage(String group) {
        String known = PACKAGES.get(group);
        if (known != null) {
            return known;
        }
        int dot = group.indexOf('.');
        return dot < 0 ? group : group.substring(0, dot);
    }

    static String object(ResourceDefinition definition) {
        return definition.builtIn()
                ? "*" + internalPackage(definition.kind().group()) + "."
                        + definition.kind().kind()
                : "*unstructured.Unstructured";
    }

    static String list(ResourceDefinition definition) {
        return definition.builtIn()
                ? "*" + internalPackage(definition.kind().group()) + "." + definition.listKind()
                : "*unstructured.UnstructuredList";
    }
}
