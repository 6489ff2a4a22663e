package io.envtest.kubelet.shell;

/**
 * Exit codes that have a meaning of their own.
 *
 * @see <a href="https://tldp.org/LDP/abs/html/exitcodes.html">Exit codes with special meanings</a>
 */
public final class ExitCodes {

    /** Of a command that there is not. */
    public static final int NOT_FOUND = 127;

    /** Of a process that was interrupted at a terminal (SIGINT). */
    public static final int INTERRUPTED = 130;

    /** Of a process that was killed (SIGKILL). */
    public static final int KILLED = 137;

    /** Of a process that was asked to end and did (SIGTERM). */
    public static final int TERMINATED = 143;

    private ExitCodes() {}
}
