package io.envtest.cel.check;

import io.envtest.cel.value.CelType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that loops bind, innermost first. Not safe for use by many threads. */
final class Scopes {

    private final Deque<Map<String, CelType>> scopes = new ArrayDeque<>();

    void enter() {
        scopes.push(new HashMap<>());
    }

    void leave() {
        scopes.pop();
    }

    void bind(String name, CelType type) {
        scopes.element().put(name, type);
    }

    @Nullable
    CelType find(String name) {
        for (Map<String, CelType> scope : scopes) {
            CelType type = scope.get(name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }
}
