package io.envtest.internal.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long to wait before another try, for each of many things: twice as long as the time before. Not thread-safe. */
public final class DoublingWaits {

    private final Duration first;
    private final Duration longest;
    private final Map<String, Duration> next = new HashMap<>();

    /**
     * Nothing was tried yet.
     *
     * @param first before the second try
     * @param longest not waited longer than this
     */
    public DoublingWaits(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Before the next try of something. */
    public Duration next(String name) {
        Duration wait = next.getOrDefault(name, first);
        Duration twice = wait.multipliedBy(2);
        next.put(name, twice.compareTo(longest) > 0 ? longest : twice);
        return wait;
    }

    /** It needs no further try, or begins anew. */
    public void forget(String name) {
        next.remove(name);
    }
}
