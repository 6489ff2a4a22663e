package io.envtest.faults;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A rule of a plan and how often it has been asked. Thread-safe. */
final class FaultRule {

    private final FaultPoint point;
    private final Predicate<String> subjects;
    private final int skip;
    private final int times;
    private final Fault fault;
    private final AtomicInteger occasions = new AtomicInteger();

    FaultRule(FaultPoint point, Predicate<String> subjects, int skip, int times, Fault fault) {
        this.point = point;
        this.subjects = subjects;
        this.skip = skip;
        this.times = times;
        this.fault = fault;
    }

    boolean strikes(FaultPoint reached, String subject) {
        if (reached != point || !subjects.test(subject)) {
            return false;
        }
        int occasion = occasions.getAndIncrement();
        return occasion >= skip && occasion - skip < times;
    }

    Fault fault() {
        return fault;
    }
}
