package io.envtest.kubelet.shell;

/** {@code a && b}, or {@code a || b}. */
record Either(Command first, boolean onSuccess, Command second) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        return first.run(
                frame.withGuard(), code -> (code == 0) == onSuccess ? second.run(frame, next) : next.after(code));
    }
}
