package io.envtest.internal.registry.core.service;

import io.envtest.internal.meta.ApiErrors;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The node ports that one request takes. A dry run takes none, and guesses what it would get. Not thread-safe. */
final class PortOperation {

    private static final int FIRST_GUESS = 32_769;

    private final NodePorts ports;
    private final boolean dryRun;
    private final Set<Integer> taken = new HashSet<>();

    PortOperation(NodePorts ports, boolean dryRun) {
        this.ports = ports;
        this.dryRun = dryRun;
    }

    /** Takes the port; the answer is why that fails. */
    Optional<String> take(int port) {
        if (!dryRun && !NodePorts.contains(port)) {
            return Optional.of(
                    "provided port is not in the valid range. The range of valid ports is " + NodePorts.range());
        }
        boolean free = !taken.contains(port) && (dryRun ? !ports.isTaken(port) : ports.take(port));
        if (free) {
            taken.add(port);
        }
        return free ? Optional.empty() : Optional.of("provided port is already allocated");
    }

    /** Takes any port. */
    int takeAny() {
        int port = dryRun ? guess() : any();
        taken.add(port);
        return port;
    }

    private int any() {
        return ports.takeAny().orElseThrow(() -> ApiErrors.internal("failed to allocate a nodePort: range is full"));
    }

    private int guess() {
        int last = taken.stream().mapToInt(Integer::intValue).max().orElse(FIRST_GUESS - 1);
        return Math.max(0, last) + 1;
    }

    /** The request is over. */
    void end() {
        if (!dryRun) {
            ports.giveBack(taken);
        }
        taken.clear();
    }
}
