package io.envtest.kubelet.shell;

/** A command writes where nothing can be written. */
final class ReadOnlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadOnlyException(String path) {
        super(path);
    }
}
