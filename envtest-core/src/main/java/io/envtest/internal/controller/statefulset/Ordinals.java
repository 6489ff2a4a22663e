package io.envtest.internal.controller.statefulset;

import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.Pod;

/** The numbers at the end of the names of a StatefulSet's pods. */
final class Ordinals {

    private Ordinals() {}

    static int first(StatefulSet set) {
        return set.spec().ordinals().start();
    }

    /** The ordinal after the last. */
    static int end(StatefulSet set) {
        return first(set) + set.spec().replicas();
    }

    static String podName(StatefulSet set, int ordinal) {
        return set.metadata().name() + "-" + ordinal;
    }

    /** A pod's ordinal, -1 if its name is not one of the set's. */
    static int of(StatefulSet set, Pod pod) {
        String name = pod.metadata().name();
        String prefix = set.metadata().name() + "-";
        String digits = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        return Integer.parseInt(digits);
    }

    static boolean isWanted(StatefulSet set, int ordinal) {
        return ordinal >= first(set) && ordinal < end(set);
    }
}
