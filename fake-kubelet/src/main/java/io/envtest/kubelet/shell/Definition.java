package io.envtest.kubelet.shell;

/** {@code name() { commands }}. */
record Definition(String name, Command body) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        frame.shell().functions().put(name, body);
        return next.after(frame.shell().ended(0));
    }
}
