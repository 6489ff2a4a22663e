package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import org.jspecify.annotations.Nullable;

/** A shell that reads its commands from standard input: line by line at a terminal, as one script otherwise. */
final class ShellInput {

    private static final String PROMPT = "# ";

    private final Frame frame;
    private final Step.Next next;

    private ShellInput(Frame frame, Step.Next next) {
        this.frame = frame;
        this.next = next;
    }

    /** Reads and runs, then what follows; {@code exit} leads there as well. */
    static Step run(Frame frame, Step.Next next) {
        if (frame.input().kind() != ContainerAccess.Input.TERMINAL) {
            return ScriptParser.parse(frame.input().text()).run(frame, next);
        }
        return new ShellInput(frame, next).prompt(0);
    }

    private Step prompt(int last) {
        frame.errors().append(PROMPT);
        return read(last);
    }

    private Step read(int last) {
        try {
            return round(frame.input().line(), last);
        } catch (InputWantedException e) {
            return new Step.Reading(() -> read(last), true);
        }
    }

    private Step round(@Nullable String line, int last) {
        if (line == null) {
            return next.after(last);
        }
        if (line.isBlank()) {
            return prompt(last);
        }
        try {
            return ScriptParser.parse(line)
                    .run(frame, code -> new Step.More(() -> prompt(frame.shell().ended(code))));
        } catch (NotUnderstoodException e) {
            frame.shell().complain(frame, e);
            return prompt(frame.shell().ended(ExitCodes.NOT_FOUND));
        }
    }
}
