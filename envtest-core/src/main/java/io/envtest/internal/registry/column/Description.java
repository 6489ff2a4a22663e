package io.envtest.internal.registry.column;

/** What a column tells. Immutable. */
public sealed interface Description {

    /** Words of its own. */
    record Text(String text) implements Description {}

    /**
     * The published documentation of a field.
     *
     * @param definition full name of the struct, {@code io.k8s.api.apps.v1.DeploymentStatus}
     * @param field name in JSON; empty for the documentation of the struct itself
     */
    record Documentation(String definition, String field) implements Description {}
}
