package io.envtest.internal.authz.node;

/**
 * An object that a pod needs.
 *
 * @param kind what it is
 * @param name its name, in the pod's namespace
 */
record Need(Kind kind, String name) {

    /** Kinds of objects that pods need. */
    enum Kind {
        SECRET,
        CONFIG_MAP,
        CLAIM,
        SERVICE_ACCOUNT,
        RESOURCE_CLAIM
    }
}
