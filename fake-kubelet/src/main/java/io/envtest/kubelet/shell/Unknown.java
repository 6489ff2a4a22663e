package io.envtest.kubelet.shell;

/** What a program does that nobody can foretell. */
public enum Unknown {

    /** It serves until it is stopped. */
    RUNS_ON,

    /** It does its work at once and ends well. */
    ENDS_WELL,

    /** It cannot be run, and whoever asked for it is told so. */
    FAILS
}
