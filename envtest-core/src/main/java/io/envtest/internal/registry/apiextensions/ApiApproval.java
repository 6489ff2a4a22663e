package io.envtest.internal.registry.apiextensions;

import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * What a definition says of the approval that groups of the Kubernetes community need.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/pull/1111">API approval</a>
 */
public enum ApiApproval {
    /** Nothing. */
    MISSING("MissingAnnotation"),
    /** Neither where it was approved nor that it was not. */
    INVALID("InvalidAnnotation"),
    /** Where it was approved. */
    APPROVED("ApprovedAnnotation"),
    /** That it was not. */
    UNAPPROVED("UnapprovedAnnotation");

    static final String ANNOTATION = "api-approved.kubernetes.io";
    static final String NEEDED = "protected groups must have approval annotation \"" + ANNOTATION + "\"";
    static final String SEE = ", see https://github.com/kubernetes/enhancements/pull/1111";

    private static final List<String> PROTECTED = List.of("k8s.io", "kubernetes.io");

    private final String reason;

    ApiApproval(String reason) {
        this.reason = reason;
    }

    /** Whether definitions in a group need an approval. */
    public static boolean isProtected(String group) {
        return PROTECTED.stream().anyMatch(owned -> group.equals(owned) || group.endsWith("." + owned));
    }

    /** What the annotation of a definition says. */
    public static ApiApproval of(CustomResourceDefinition crd) {
        String value = value(crd);
        if (value.isEmpty()) {
            return MISSING;
        }
        if (value.startsWith("unapproved")) {
            return UNAPPROVED;
        }
        return isUrl(value) ? APPROVED : INVALID;
    }

    /** The reason of the condition that tells of it. */
    public String reason() {
        return reason;
    }

    /** The message of the condition that tells of it. */
    public String message(CustomResourceDefinition crd) {
        return switch (this) {
            case APPROVED -> "approved in " + value(crd);
            case UNAPPROVED -> "not approved: \"" + value(crd) + "\"";
            case MISSING -> NEEDED + SEE;
            case INVALID -> NEEDED + " with either a URL or a reason starting with \"unapproved\"" + SEE;
        };
    }

    static String value(CustomResourceDefinition crd) {
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
