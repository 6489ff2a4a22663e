package io.envtest.internal.controller.resourceclaim;

/** Names of claims that are made for pods. */
final class ClaimNames {

    private static final int MOST = 57; // with five random characters after it, a name is a label

    private ClaimNames() {}

    /** The beginning of the name: pod and claim, both cut in proportion if together they are too long. */
    static String prefix(String pod, String claim) {
        int length = pod.length() + claim.length() + 2;
        if (length <= MOST) {
            return pod + "-" + claim + "-";
        }
        return pod.substring(0, MOST * pod.length() / length)
                + "-"
                + claim.substring(0, MOST * claim.length() / length);
    }
}
