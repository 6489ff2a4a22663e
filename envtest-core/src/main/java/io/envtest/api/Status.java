package io.envtest.api;

import java.util.List;

/**
 * The server's word on a request that did not succeed. Immutable.
 *
 * @param code HTTP status code, 400 to 599
 * @param reason machine-readable reason such as {@code NotFound}, empty where the real server gives none
 * @param message the text for people
 * @param details what the status is about
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/">Status</a>
 */
public record Status(int code, String reason, String message, Details details) {

    /**
     * What a status is about. Empty texts and zero mean "not said".
     *
     * @param name object name
     * @param group API group
     * @param kind kind, or the resource name, as the real server writes it there
     * @param uid object uid
     * @param causes single reasons, in order
     * @param retryAfterSeconds when to try again, 0 if not said
     */
    public record Details(
            String name, String group, String kind, String uid, List<Cause> causes, int retryAfterSeconds) {

        /** Nothing known. */
        public static final Details NONE = new Details("", "", "", "", List.of(), 0);

        /** Copies the list of causes. */
        public Details {
            causes = List.copyOf(causes);
        }

        /**
         * Whether anything is said at all.
         *
         * @return true if every part is empty
         */
        public boolean isEmpty() {
            return equals(NONE);
        }
    }

    /**
     * One reason.
     *
     * @param reason machine-readable, for example {@code FieldValueRequired}
     * @param message the text for people
     * @param field the field's path, empty if the cause is about no field
     */
    public record Cause(String reason, String message, String field) {}
}
