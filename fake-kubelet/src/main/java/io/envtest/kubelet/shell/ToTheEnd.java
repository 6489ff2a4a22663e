package io.envtest.kubelet.shell;

/** Runs a command at once to its end, as a command substitution and a probe do. */
final class ToTheEnd {

    private static final int MOST_STEPS = 10_000;

    private ToTheEnd() {}

    /** What the command prints. */
    static String outputOf(Command command, Frame frame) {
        StringBuilder output = new StringBuilder();
        frame.shell().ended(run(command, frame.withOutput(output)));
        return output.toString();
    }

    /** The exit code of the command; does not wait for what it waits for. */
    static int run(Command command, Frame frame) {
        Step step = command.run(frame.subshell(Step.Ended::new), Step.Ended::new);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (step instanceof Step.Ended ended) {
                return ended.exitCode();
            } else if (step instanceof Step.Sleeping sleeping) {
                step = sleeping.then().get();
            } else if (step instanceof Step.More more) {
                step = more.then().get();
            } else {
                break;
            }
        }
        throw new NotUnderstoodException("a command that does not end");
    }
}
