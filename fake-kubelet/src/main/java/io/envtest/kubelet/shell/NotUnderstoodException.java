package io.envtest.kubelet.shell;

/** A command uses something that is not simulated. */
public final class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotUnderstoodException(String what) {
        super(what);
    }
}
