package io.envtest.internal.watch;

import io.envtest.faults.Fault;
import io.envtest.faults.FaultPoint;
import io.envtest.internal.objectstore.ObjectEvent;
import io.envtest.internal.objectstore.Selection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a session's events pass one by one, unless a plan has a fault for one. Guarded by the session's lock. */
final class DeliveryGate {

    private final WatchSettings settings;
    private EventLog.@Nullable Entry asked;
    private volatile boolean held;

    DeliveryGate(WatchSettings settings) {
        this.settings = settings;
    }

    /** Whether an event may go out now; if not, the session has been ended or will be signalled. */
    boolean passes(EventLog.Entry entry, Selection selection, WatchSession session) {
        ObjectEvent event = entry.event();
        if (held || event == null) {
            return !held;
        }
        if (settings.faults().isEmpty() || asked == entry || !event.concerns(selection)) {
            return true;
        }
        asked = entry;
        Optional<Fault> fault = settings.faults().draw(FaultPoint.WATCH_DELIVERY, settings.prefix() + event.path());
        fault.ifPresent(what -> strike(what, session));
        return fault.isEmpty();
    }

    private void strike(Fault fault, WatchSession session) {
        if (fault instanceof Fault.Fail fail) {
            session.fail(fail.status());
        } else if (fault instanceof Fault.Delay delay) {
            held = true;
            settings.executor()
                    .schedule(
                            () -> {
                                held = false;
                                session.resume();
                            },
                            delay.time());
        } else {
            session.end();
        }
    }
}
