package io.envtest.internal.admission.plugin.podsecurity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The words of violations. */
final class Words {

    private Words() {}

    /** {@code "a", "b"}. */
    static String quoted(Collection<String> values) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
    }

    /** The word, with an s unless there is one. */
    static String some(String word, int count) {
        return count == 1 ? word : word + "s";
    }

    /** {@code container "a"} or {@code containers "a", "b"}. */
    static String containers(Collection<String> names) {
        return some("container", names.size()) + " " + quoted(names);
    }

    /** {@code pod and containers "a", "b"}. */
    static String setters(boolean pod, Collection<String> containers) {
        List<String> setters = new ArrayList<>();
        if (pod) {
            setters.add("pod");
        }
        if (!containers.isEmpty()) {
            setters.add(containers(containers));
        }
        return String.join(" and ", setters);
    }
}
