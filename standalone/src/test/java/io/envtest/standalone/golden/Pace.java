package io.envtest.standalone.golden;

/**
 * How a recording is replayed. It may hold a race between its client and the cluster's own parts, which either won on the
 * machine where it was made; what is not met at one pace is tried at the others.
 */
enum Pace {
    /** Both go as fast as they can. */
    QUICK,
    /** Controllers, scheduler and nodes hear late of what happens: for answers that were given before they did anything. */
    LATE_PARTS,
    /** The client takes its time: for answers that were given when they had done everything. */
    SLOW_CLIENT;

    private static final double BETWEEN_STEPS = 0.3;
    private static final int STRETCH = 5;

    static Pace of(int attempt) {
        return values()[(attempt - 1) % values().length];
    }

    /** Waits before each step. */
    void beforeStep() {
        if (this == SLOW_CLIENT) {
            Replay.pause(BETWEEN_STEPS);
        }
    }

    /** Seconds for a recorded pause. */
    double pause(double recorded) {
        return this == SLOW_CLIENT ? STRETCH * recorded : recorded;
    }
}
