package io.envtest.internal.endpoint.openapi;

import java.util.List;

/** The paths of discovery, of the version and of the keys of service accounts. */
final class DiscoveryPaths {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final List<String> TYPES =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    private DiscoveryPaths() {}

    static PathItem coreVersions() {
        return discovery("/api/", "core", "getCoreAPIVersions", "get available API versions", "APIVersions");
    }

    static PathItem groups() {
        return discovery("/apis/", "apis", "getAPIVersions", "get available API versions", "APIGroupList");
    }

    static PathItem group(String group) {
        return discovery(
                "/apis/" + group + "/",
                GroupWords.tag(group, ""),
                "get" + GroupWords.name(group) + "APIGroup",
                "get information of a group",
                "APIGroup");
    }

    static PathItem resources(String group, String version) {
        return discovery(
                (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version + "/",
                GroupWords.tag(group, version),
                "get" + GroupWords.name(group) + GroupWords.title(version) + "APIResources",
                "get available resources",
                "APIResourceList");
    }

    static PathItem version() {
        Operation operation = operation("version", "getCodeVersion", "get the version information for this server");
        operation.consumes = List.of("application/json");
        operation.produces = List.of("application/json");
        operation.answers("200", "OK", "io.k8s.apimachinery.pkg.version.Info");
        return new PathItem("/version/", List.of(operation));
    }

    static PathItem keys() {
        return keys(
                "/openid/v1/jwks/",
                "openid",
                "getServiceAccountIssuerOpenIDKeyset",
                "get service account issuer OpenID JSON Web Key Set (contains public token verification keys)",
                "application/jwk-set+json");
    }

    static PathItem issuer() {
        return keys(
                "/.well-known/openid-configuration/",
                "WellKnown",
                "getServiceAccountIssuerOpenIDConfiguration",
                "get service account issuer OpenID configuration, also known as the 'OIDC discovery doc'",
                "application/json");
    }

    private static PathItem discovery(String path, String tag, String id, String description, String schema) {
        Operation operation = operation(tag, id, description);
        operation.consumes = TYPES;
        operation.produces = TYPES;
        operation.answers("200", "OK", META + schema);
        return new PathItem(path, List.of(operation));
    }

    private static PathItem keys(String path, String tag, String id, String description, String type) {
        Operation operation = operation(tag, id, description);
        operation.produces = List.of(type);
        operation.answers("200", "OK", Operation.TEXT);
        return new PathItem(path, List.of(operation));
    }

    private static Operation operation(String tag, String id, String description) {
        Operation operation = new Operation("get", id, description);
        operation.tag = tag;
        return operation;
    }
}
