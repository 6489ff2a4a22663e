package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Groups of the Kubernetes community are open to definitions that have been approved, or say that they are not.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/pull/1111">API approval</a>
 */
final class ApprovalRules {

    private static final String ANNOTATION = "api-approved.kubernetes.io";
    private static final String NEEDED = "protected groups must have approval annotation \"" + ANNOTATION + "\"";
    private static final String SEE = ", see https://github.com/kubernetes/enhancements/pull/1111";

    /** What the annotation says. */
    enum State {
        MISSING("MissingAnnotation"),
        INVALID("InvalidAnnotation"),
        APPROVED("ApprovedAnnotation"),
        UNAPPROVED("UnapprovedAnnotation");

        private final String reason;

        State(String reason) {
            this.reason = reason;
        }

        /** The reason of the condition that tells the state. */
        String reason() {
            return reason;
        }
    }

    private ApprovalRules() {}

    static void created(FieldErrors errors, CustomResourceDefinition crd) {
        if (isProtected(crd.spec().group())) {
            check(errors, crd);
        }
    }

    /** A state that was there before may stay. */
    static void updated(FieldErrors errors, CustomResourceDefinition crd, CustomResourceDefinition old) {
        if (isProtected(crd.spec().group()) && state(crd) != state(old)) {
            check(errors, crd);
        }
    }

    private static void check(FieldErrors errors, CustomResourceDefinition crd) {
        FieldPath path = FieldPath.root("metadata", "annotations").key(ANNOTATION);
        switch (state(crd)) {
            case MISSING -> errors.required(path, NEEDED + SEE);
            case INVALID ->
                errors.invalid(
                        path, value(crd), NEEDED + " with either a URL or a reason starting with \"unapproved\"" + SEE);
            default -> {
                // approved, or openly not
            }
        }
    }

    static boolean isProtected(String group) {
        return List.of("k8s.io", "kubernetes.io").stream()
                .anyMatch(owned -> group.equals(owned) || group.endsWith("." + owned));
    }

    static State state(CustomResourceDefinition crd) {
        String value = value(crd);
        if (value.isEmpty()) {
            return State.MISSING;
        }
        if (value.startsWith("unapproved")) {
            return State.UNAPPROVED;
        }
        return isUrl(value) ? State.APPROVED : State.INVALID;
    }

    private static String value(CustomResourceDefinition crd) {
        return crd.metadata().annotations().getOrDefault(ANNOTATION, "");
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && uri.getAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
