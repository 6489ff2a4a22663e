package io.envtest.kubelet.shell;

/** A program reads what has not come yet. It is thrown before the program has done anything. */
final class InputWantedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputWantedException() {
        super("input has not come yet", null, false, false);
    }
}
