package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program with its arguments, settings of variables before it and redirections behind it. */
record SimpleCommand(Map<String, Word> assignments, List<Word> words, List<Redirection> redirections)
        implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        Redirected redirected = new Redirected(frame);
        Step.Next finish = code -> {
            redirected.flush();
            return next.after(frame.shell().ended(code));
        };
        try {
            List<String> arguments = new ArrayList<>();
            words.forEach(word -> arguments.addAll(word.fields(frame)));
            Map<String, String> settings = new LinkedHashMap<>();
            assignments.forEach((name, value) -> settings.put(name, value.text(frame)));
            redirections.forEach(redirected::apply);
            if (arguments.isEmpty()) {
                frame.shell().variables().putAll(settings);
                return finish.after(words.isEmpty() ? 0 : frame.shell().ended(0));
            }
            if (!settings.isEmpty()) {
                Frame inside = redirected.frame().subshell(frame.exit());
                inside.shell().variables().putAll(settings);
                return Programs.run(arguments, inside, finish);
            }
            return flushed(redirected, Programs.run(arguments, redirected.frame(), finish));
        } catch (NotUnderstoodException e) {
            return frame.shell().notUnderstood(frame, e, finish);
        } catch (ReadOnlyException e) {
            String path = e.getMessage();
            frame.errors().append(frame.shell().name()).append(": can't create ");
            frame.errors().append(path).append(": Read-only file system\n");
            return finish.after(1);
        }
    }

    /** Others see what a program has written that waits for more to read. */
    private static Step flushed(Redirected redirected, Step step) {
        if (step instanceof Step.Reading reading) {
            redirected.pause();
            return new Step.Reading(() -> flushed(redirected, reading.then().get()), reading.prompted());
        }
        return step;
    }
}
