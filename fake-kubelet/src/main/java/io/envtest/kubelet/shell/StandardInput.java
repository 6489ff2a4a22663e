package io.envtest.kubelet.shell;

/** Where a process reads from. */
public enum StandardInput {
    /** There is nothing to read. */
    NONE,
    /** Somebody writes to it. */
    STREAM,
    /** Somebody types. */
    TERMINAL
}
