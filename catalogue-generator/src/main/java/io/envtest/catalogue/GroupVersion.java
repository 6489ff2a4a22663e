package io.envtest.catalogue;

import java.util.Optional;

/** A group-version and the package of its definitions. */
record GroupVersion(String group, String version) {

    /** The group-version that a path belongs to. */
    static Optional<GroupVersion> ofPath(String path) {
        String[] parts = path.split("/");
        if (parts.length > 2 && parts[1].equals("api")) {
            return Optional.of(new GroupVersion("", parts[2]));
        }
        if (parts.length > 3 && parts[1].equals("apis") && !parts[2].startsWith("{")) {
            return Optional.of(new GroupVersion(parts[2], parts[3]));
        }
        return Optional.empty();
    }

    /** {@code io.k8s.api.core.v1}. */
    String packageName() {
        return switch (group) {
            case "apiextensions.k8s.io" -> "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions." + version;
            case "apiregistration.k8s.io" -> "io.k8s.kube-aggregator.pkg.apis.apiregistration." + version;
            default -> "io.k8s.api." + segment() + "." + version;
        };
    }

    private String segment() {
        if (group.startsWith("internal.apiserver.")) {
            return "apiserverinternal";
        }
        return group.isEmpty() ? "core" : group.split("\\.")[0];
    }

    /** Whether a server serves it without being asked to. */
    boolean servedByDefault() {
        return !version.contains("alpha") && !version.contains("beta");
    }
}
