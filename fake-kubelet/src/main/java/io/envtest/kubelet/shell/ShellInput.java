package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import org.jspecify.annotations.Nullable;

/** A shell that reads its commands from standard input: line by line; at a terminal with prompts. */
final class ShellInput {

    private static final String PROMPT = "# ";

    private final Frame frame;
    private final Step.Next next;

    private final boolean typed;
    /** What has been read of a command that goes over several lines. */
    private String begun = "";

    private ShellInput(Frame frame, Step.Next next) {
        this.frame = frame;
        this.next = next;
        this.typed = frame.input().kind() == ContainerAccess.Input.TERMINAL;
    }

    /** Reads and runs, then what follows; {@code exit} leads there as well. */
    static Step run(Frame frame, Step.Next next) {
        return new ShellInput(frame, next).prompt(0);
    }

    private Step prompt(int last) {
        frame.errors().append(typed ? PROMPT : "");
        return read(last);
    }

    private Step read(int last) {
        try {
            return round(frame.input().line(), last);
        } catch (InputWantedException e) {
            return new Step.Reading(() -> read(last), typed);
        }
    }

    private Step round(@Nullable String line, int last) {
        if (line == null) {
            return begun.isEmpty()
                    ? next.after(last)
                    : ScriptParser.parse(begun).run(frame, next);
        }
        if (line.isBlank() && begun.isEmpty()) {
            return prompt(last);
        }
        try {
            Command command = ScriptParser.parse(begun + line);
            begun = "";
            return command.run(
                    frame, code -> new Step.More(() -> prompt(frame.shell().ended(code))));
        } catch (NotUnderstoodException e) {
            if (!typed) {
                begun += line + "\n";
                return new Step.More(() -> read(last));
            }
            frame.shell().complain(frame, e);
            return prompt(frame.shell().ended(ExitCodes.NOT_FOUND));
        }
    }
}
