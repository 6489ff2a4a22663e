package io.envtest.kubelet.shell;

/** {@code ! command}. */
record Negation(Command command) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        return command.run(frame.withGuard(), code -> next.after(frame.shell().ended(code == 0 ? 1 : 0)));
    }
}
