package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which policies, or webhooks, look at an object a second time: those that ask for it, if it was changed after they had looked.
 * One thread at a time.
 */
public class Reinvoked {

    private final Set<String> looked = new HashSet<>();
    private final Set<String> due = new HashSet<>();
    private @Nullable ObjectNode left;

    /** They begin to look; what others have changed in between counts. */
    public final void begin(boolean second, ObjectNode object) {
        if (second && !object.equals(left)) {
            changed();
        }
    }

    /** They have looked. */
    public final void end(ObjectNode object) {
        left = object.deepCopy();
    }

    /** Whether one of them looks now. */
    public final boolean isDue(String key, boolean second) {
        return !second || due.contains(key);
    }

    /** The object was changed: whoever looked before is to look again. */
    public final void changed() {
        due.addAll(looked);
        looked.clear();
    }

    /** One that wants to look again has looked. */
    public final void invoked(String key) {
        looked.add(key);
    }
}
