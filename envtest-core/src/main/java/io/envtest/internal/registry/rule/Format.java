package io.envtest.internal.registry.rule;

import java.util.List;

/** What a text must look like; see {@link Formats} for the known ones. */
@FunctionalInterface
public interface Format {

    /** What is wrong with the text, in order; empty if nothing. */
    List<String> wrong(String text);

    /** The format that object names of such a kind have. */
    static Format of(NameRule rule) {
        return text -> rule.check(text, false);
    }
}
