package io.envtest.internal.registry.core;

/**
 * What an annotation says of a security profile, in the words of the field that took its place.
 *
 * @param type the type of the profile, empty for words that nobody knows
 * @param localhostProfile the profile on the node, if that is the type
 */
record AnnotatedProfile(String type, String localhostProfile) {

    private static final String UNCONFINED = "Unconfined";
    private static final String RUNTIME_DEFAULT = "RuntimeDefault";
    private static final String LOCALHOST = "Localhost";
    private static final String ON_NODE = "localhost/";

    static AnnotatedProfile appArmor(String annotation) {
        return switch (annotation) {
            case "unconfined" -> new AnnotatedProfile(UNCONFINED, "");
            case "runtime/default" -> new AnnotatedProfile(RUNTIME_DEFAULT, "");
            default ->
                annotation.startsWith(ON_NODE)
                        ? new AnnotatedProfile(LOCALHOST, annotation.substring(ON_NODE.length()))
                        : new AnnotatedProfile("", "");
        };
    }

    static AnnotatedProfile seccomp(String annotation) {
        return annotation.equals("docker/default")
                ? new AnnotatedProfile(RUNTIME_DEFAULT, "") // from when no other runtime was known
                : appArmor(annotation);
    }

    boolean isKnown() {
        return !type.isEmpty();
    }

    boolean isOnNode() {
        return type.equals(LOCALHOST);
    }

    /** Whether a field says the same, or something that no annotation can say. */
    boolean isOfType(String fieldType) {
        return switch (fieldType) {
            case UNCONFINED, RUNTIME_DEFAULT, LOCALHOST -> fieldType.equals(type);
            default -> true;
        };
    }
}
