package io.envtest.kubelet.shell;

/**
 * Where input comes from or output goes to.
 *
 * @param stream 0, 1 or 2
 * @param operator {@code <}, {@code >}, {@code >>} or {@code >&}
 * @param target a path, or the number of another stream
 */
record Redirection(int stream, String operator, Word target) {}
