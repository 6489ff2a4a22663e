package io.envtest.internal.meta;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words several reasons as one. */
public final class Reasons {

    private Reasons() {}

    /** One reason as it is, several in brackets; each text once. */
    public static String join(List<String> reasons) {
        Set<String> distinct = new LinkedHashSet<>(reasons);
        String joined = String.join(", ", distinct);
        return distinct.size() == 1 ? joined : "[" + joined + "]";
    }
}
