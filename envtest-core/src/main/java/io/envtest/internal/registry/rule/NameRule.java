package io.envtest.internal.registry.rule;

import java.util.List;

/** How names of a kind must look; answers the words of what is wrong, none if it is right. */
@FunctionalInterface
public interface NameRule {

    /**
     * Checks a name.
     *
     * @param name the name
     * @param prefix true if it is a generateName prefix, where a trailing dash is fine
     * @return what is wrong, in order
     */
    List<String> check(String name, boolean prefix);
}
