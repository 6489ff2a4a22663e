package io.envtest.standalone.cluster;

/** The definition of a custom resource that tests serve. */
final class Things {

    private static final String HEAD = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: things.example.com
            spec:
              group: example.com
              scope: Namespaced
              names:
                kind: Thing
                plural: things
              versions:
              - name: v1
                served: true
                storage: true
            """;

    private static final int INDENT = 4;

    private Things() {}

    /**
     * The definition, with more fields of its one version.
     *
     * @param version YAML, not indented
     */
    static String definition(String version) {
        return HEAD + version.indent(INDENT);
    }
}
