package io.envtest.kubelet.shell;

/**
 * Where a command runs.
 *
 * @param shell variables, files and rules, shared by all commands of a (sub)shell
 * @param input what can be read from standard input
 * @param output where standard output goes
 * @param errors where standard error goes
 * @param exit what {@code exit} leads to
 * @param guarded whether a failure is being tested for, so that {@code set -e} does not end the shell
 */
record Frame(Shell shell, Input input, StringBuilder output, StringBuilder errors, Step.Next exit, boolean guarded) {

    Frame withInput(String text) {
        return new Frame(shell, Input.of(text), output, errors, exit, guarded);
    }

    Frame withOutput(StringBuilder other) {
        return new Frame(shell, input, other, errors, exit, guarded);
    }

    Frame withErrors(StringBuilder other) {
        return new Frame(shell, input, output, other, exit, guarded);
    }

    Frame withGuard() {
        return new Frame(shell, input, output, errors, exit, true);
    }

    /** A copy of the shell, whose changes of variables and whose {@code exit} stay inside. */
    Frame subshell(Step.Next end) {
        return new Frame(shell.fork(), input, output, errors, end, guarded);
    }
}
