package io.envtest.kubelet.shell;

/** {@code if condition; then body; else other; fi}. */
record Conditional(Command condition, Command then, Command otherwise) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        return condition.run(frame.withGuard(), code -> (code == 0 ? then : otherwise).run(frame, next));
    }
}
