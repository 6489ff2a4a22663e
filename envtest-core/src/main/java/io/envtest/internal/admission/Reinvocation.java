package io.envtest.internal.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the plugins that change an object run a second time, because of what the last of them have changed; never a
 * third time. One request, one instance; one thread at a time.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#reinvocation-policy">Reinvocation
 *     policy</a>
 */
public final class Reinvocation {

    private final Map<Class<?>, Object> states = new HashMap<>();
    private boolean asked;
    private boolean second;

    /** Whether this is the second time. */
    public boolean isSecond() {
        return second;
    }

    /** Asks for a second time. */
    public void ask() {
        asked = true;
    }

    /** What a plugin remembers from the first time to the second. */
    public <T> T state(Class<T> type, Supplier<T> initial) {
        return type.cast(states.computeIfAbsent(type, any -> initial.get()));
    }

    /** Begins the second time, if one was asked for. */
    boolean begin() {
        second = asked && !second;
        return second;
    }
}
