package io.envtest.internal.schema.cel;

import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a policy may name beside {@code object}, {@code oldObject}, {@code request} and {@code namespaceObject}.
 *
 * @param params whether there is {@code params}, that is whether the policy has a kind of parameters
 * @param patchTypes whether there are {@code Object} and {@code JSONPatch} in expressions of patches, as in mutating policies
 * @param objectSchema the schema that types {@code object} and {@code oldObject} when the policy's types are checked; null when they are dyn
 * @param paramsSchema the same for {@code params}
 */
public record PolicyScope(
        boolean params,
        boolean patchTypes,
        @Nullable CelSchema objectSchema,
        @Nullable CelSchema paramsSchema) {

    /** A scope in which objects have no types, as when a policy runs. */
    public static PolicyScope untyped(boolean params, boolean patchTypes) {
        return new PolicyScope(params, patchTypes, null, null);
    }
}
