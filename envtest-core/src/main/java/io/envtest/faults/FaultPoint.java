package io.envtest.faults;

import java.util.Set;

/** Where a fault can strike. The subject is what a rule can choose by. */
public enum FaultPoint {

    /**
     * A write is about to be stored; the subject is the key, for example {@code /registry/pods/default/web}. A failure
     * here leaves nothing written.
     */
    STORAGE_BEFORE_COMMIT(Fault.Fail.class, Fault.Delay.class),

    /**
     * A write is stored and its writer is about to hear of it; the subject is the key. A failure here is the one that
     * operators forget: the client sees an error although the object is there, and watchers see it, too.
     */
    STORAGE_AFTER_COMMIT(Fault.Fail.class, Fault.Delay.class),

    /**
     * An event is about to go to one watcher; the subject is the object's key. A failure ends that watch with an ERROR
     * event, {@link Fault.Disconnect} without a word; a delay holds back this event and all after it.
     */
    WATCH_DELIVERY(Fault.Fail.class, Fault.Delay.class, Fault.Disconnect.class),

    /** History is about to be compacted; the subject is the revision. A failure leaves the history as it is. */
    STORAGE_COMPACTION(Fault.Fail.class, Fault.Delay.class);

    private final Set<Class<? extends Fault>> faults;

    @SafeVarargs
    @SuppressWarnings("varargs")
    FaultPoint(Class<? extends Fault>... faults) {
        this.faults = Set.of(faults);
    }

    /**
     * Whether a fault makes sense here.
     *
     * @param fault to be injected
     * @return true if it does
     */
    public boolean allows(Fault fault) {
        return faults.contains(fault.getClass());
    }
}
