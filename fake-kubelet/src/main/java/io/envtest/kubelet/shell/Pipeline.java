package io.envtest.kubelet.shell;

/** {@code first | second}. */
record Pipeline(Command first, Command second) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        StringBuilder between = new StringBuilder();
        Step.Next end = code -> next.after(frame.shell().ended(code));
        Step.Next then = code -> second.run(frame.withInput(between.toString()).subshell(end), end);
        return first.run(frame.withOutput(between).withGuard().subshell(then), then);
    }
}
