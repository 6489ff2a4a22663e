package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which policies look at an object a second time: those that ask for it, if it was changed after they had looked. */
final class Reinvoked {

    private final Set<String> looked = new HashSet<>();
    private final Set<String> due = new HashSet<>();
    private @Nullable ObjectNode left;

    /** Policies begin to look; what others have changed in between counts. */
    void begin(boolean second, ObjectNode object) {
        if (second && !object.equals(left)) {
            changed();
        }
    }

    /** Policies have looked. */
    void end(ObjectNode object) {
        left = object.deepCopy();
    }

    /** Whether a policy looks now. */
    boolean isDue(PolicyCall call, boolean second) {
        return !second || due.contains(call.key());
    }

    /** The object was changed: whoever looked before is to look again. */
    void changed() {
        due.addAll(looked);
        looked.clear();
    }

    /** A policy that wants to look again has looked. */
    void invoked(PolicyCall call) {
        looked.add(call.key());
    }
}
