package io.envtest.kubelet.shell;

import java.util.List;

/** Commands one after the other. */
record Sequence(List<Command> commands) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        return from(0, 0, frame, next);
    }

    private Step from(int index, int exitCode, Frame frame, Step.Next next) {
        if (index == commands.size()) {
            return next.after(exitCode);
        }
        Command command = commands.get(index);
        return command.run(frame, code -> {
            boolean failed = code != 0 && !frame.guarded() && command instanceof SimpleCommand;
            return failed && frame.shell().endsOnFailure()
                    ? frame.exit().after(code)
                    : new Step.More(() -> from(index + 1, code, frame, next));
        });
    }
}
