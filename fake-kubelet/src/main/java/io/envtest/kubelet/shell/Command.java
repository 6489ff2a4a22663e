package io.envtest.kubelet.shell;

/** A part of a script. */
interface Command {

    /** Runs it, then what follows. */
    Step run(Frame frame, Step.Next next);
}
