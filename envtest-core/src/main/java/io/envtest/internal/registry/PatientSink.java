package io.envtest.internal.registry;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.OrderedTasks;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchSink;

/** Hands events on from a thread of its own, in order, because the next sink waits for somebody else. */
final class PatientSink implements WatchSink {

    private final WatchSink next;
    private final OrderedTasks tasks = new OrderedTasks("envtest-converted-watch");
    private boolean failed;

    PatientSink(WatchSink next) {
        this.next = next;
    }

    @Override
    public void event(WatchEvent type, StoredObject object) {
        tasks.add(() -> {
            if (failed) {
                return;
            }
            try {
                next.event(type, object);
            } catch (ApiException e) {
                failed = true;
                next.error(e.status());
            }
        });
    }

    @Override
    public void bookmark(long revision, boolean initialEventsEnd) {
        tasks.add(() -> {
            if (!failed) {
                next.bookmark(revision, initialEventsEnd);
            }
        });
    }

    @Override
    public void error(Status status) {
        tasks.add(() -> {
            if (!failed) {
                failed = true;
                next.error(status);
            }
        });
    }

    @Override
    public void closed() {
        tasks.add(next::closed);
    }

    @Override
    public boolean ready() {
        return next.ready();
    }
}
