package io.envtest.internal.authn.serviceaccount;

/**
 * What a requested token is bound to: it ends with that object.
 *
 * @param pod pod, or {@link Reference#NONE}
 * @param secret secret, or none
 * @param node node, or the node that the pod runs on, or none
 */
public record TokenBinding(Reference pod, Reference secret, Reference node) {

    /** Bound to nothing. */
    public static final TokenBinding NONE = new TokenBinding(Reference.NONE, Reference.NONE, Reference.NONE);

    /**
     * An object by name and uid.
     *
     * @param name name, empty if there is no reference
     * @param uid uid
     */
    public record Reference(String name, String uid) {

        /** No object. */
        public static final Reference NONE = new Reference("", "");

        boolean present() {
            return !name.isEmpty();
        }
    }

    /** Bound to a pod, on a node if it is on one. */
    public static TokenBinding pod(Reference pod, Reference node) {
        return new TokenBinding(pod, Reference.NONE, node);
    }

    /** Bound to a secret. */
    public static TokenBinding secret(Reference secret) {
        return new TokenBinding(Reference.NONE, secret, Reference.NONE);
    }

    /** Bound to a node. */
    public static TokenBinding node(Reference node) {
        return new TokenBinding(Reference.NONE, Reference.NONE, node);
    }
}
