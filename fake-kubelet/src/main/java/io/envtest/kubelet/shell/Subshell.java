package io.envtest.kubelet.shell;

/** {@code (commands)}. */
record Subshell(Command body) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        Step.Next end = code -> next.after(frame.shell().ended(code));
        return body.run(frame.subshell(end), end);
    }
}
