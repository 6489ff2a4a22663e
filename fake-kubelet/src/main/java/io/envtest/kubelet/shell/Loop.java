package io.envtest.kubelet.shell;

/** {@code while condition; do body; done}, or {@code until}. */
record Loop(Command condition, boolean whileTrue, Command body) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        return round(frame, next, 0);
    }

    private Step round(Frame frame, Step.Next next, int last) {
        return condition.run(
                frame.withGuard(),
                code -> (code == 0) == whileTrue
                        ? body.run(frame, end -> new Step.More(() -> round(frame, next, end)))
                        : next.after(frame.shell().ended(last)));
    }
}
