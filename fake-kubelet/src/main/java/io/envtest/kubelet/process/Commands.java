package io.envtest.kubelet.process;

import io.envtest.view.core.v1.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What containers are told to run.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/">Command and
 *     arguments</a>
 */
final class Commands {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([-._a-zA-Z][-._a-zA-Z0-9]*)\\))");
    private static final Pattern PAUSE = Pattern.compile("(.*/)?pause([:@].*)?");

    private Commands() {}

    /** Whether it is told at all: what an image runs by itself is not known, but for the image that only waits. */
    static boolean isKnown(Container container) {
        return container.hasCommand() || isPause(container);
    }

    /** The command and its arguments with their references to variables replaced. */
    static List<String> of(Container container, Map<String, String> variables) {
        if (!container.hasCommand()) {
            return isPause(container) ? List.of("pause") : List.of();
        }
        List<String> words = new ArrayList<>();
        container.command().forEach(word -> words.add(expand(word, variables)));
        container.args().forEach(word -> words.add(expand(word, variables)));
        return words;
    }

    private static boolean isPause(Container container) {
        return !container.hasCommand() && PAUSE.matcher(container.image()).matches();
    }

    /** Replaces {@code $(NAME)}; what is not set stays as it is, and {@code $$} stands for one {@code $}. */
    static String expand(String text, Map<String, String> variables) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> {
            String name = found.group(2);
            String value = name == null ? "$" : variables.getOrDefault(name, found.group());
            return Matcher.quoteReplacement(value);
        });
    }
}
