package io.envtest.internal.admission.policy;

/** A patch that a policy or a webhook has made does not fit the object. */
public final class UnfitPatchException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why in the words of the server. */
    public UnfitPatchException(String message) {
        super(message);
    }
}
