package io.envtest.storage.h2;

import io.envtest.spi.storage.ChangeListener;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.RevisionEvent;
import io.envtest.spi.storage.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who follows which keys. Added to and published to under the store's lock; closed from anywhere. */
final class Subscribers {

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    Subscription add(KeyRange range, ChangeListener listener) {
        Subscriber subscriber = new Subscriber(range, listener);
        subscribers.add(subscriber);
        return () -> {
            subscriber.closed = true;
            subscribers.remove(subscriber);
        };
    }

    void publish(List<Row> rows) {
        List<RevisionEvent> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(row.event());
        }
        for (Subscriber subscriber : subscribers) {
            subscriber.publish(events);
        }
    }

    private static final class Subscriber {

        private final KeyRange range;
        private final ChangeListener listener;
        private volatile boolean closed;

        Subscriber(KeyRange range, ChangeListener listener) {
            this.range = range;
            this.listener = listener;
        }

        /** Most commits are one event that most subscribers do not care for: they cost two comparisons each. */
        void publish(List<RevisionEvent> events) {
            List<RevisionEvent> own = events;
            for (RevisionEvent event : events) {
                if (!range.contains(event.current().key())) {
                    own = filtered(events);
                    break;
                }
            }
            if (!own.isEmpty() && !closed) {
                hand(own);
            }
        }

        private List<RevisionEvent> filtered(List<RevisionEvent> events) {
            return events.size() == 1
                    ? List.of()
                    : events.stream()
                            .filter(event -> range.contains(event.current().key()))
                            .toList();
        }

        /** The transaction is committed: nothing that a subscriber does may make it look otherwise. */
        private void hand(List<RevisionEvent> own) {
            try {
                listener.changed(own);
            } catch (RuntimeException e) {
                System.getLogger("io.envtest").log(System.Logger.Level.ERROR, "a subscriber failed", e);
            }
        }
    }
}
