package io.envtest.internal.controller.endpoint;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Leads from the slices of one controller to the services they belong to, and tells its expectations of slices that came.
 *
 * @param manager who manages the controller's slices
 */
record SliceWatcher(String manager, Expectations expectations, Consumer<ObjectKey> enqueue)
        implements Watcher<EndpointSlice> {

    /** The service of a slice, if it has this manager. */
    static Optional<ObjectKey> service(EndpointSlice slice, String manager) {
        Map<String, String> labels = slice.metadata().labels();
        return manager.equals(labels.get(SliceLabels.MANAGED_BY))
                ? Optional.of(
                        new ObjectKey(slice.metadata().namespace(), labels.getOrDefault(SliceLabels.SERVICE_NAME, "")))
                : Optional.empty();
    }

    /** The same as a key to find slices by. */
    static List<String> keys(EndpointSlice slice, String manager) {
        return service(slice, manager).map(ObjectKey::toString).stream().toList();
    }

    @Override
    public void added(EndpointSlice slice) {
        service(slice, manager).ifPresent(service -> {
            expectations.creationObserved(service);
            enqueue.accept(service);
        });
    }

    @Override
    public void updated(EndpointSlice before, EndpointSlice now) {
        service(before, manager).ifPresent(enqueue);
        service(now, manager).ifPresent(enqueue);
    }

    @Override
    public void deleted(EndpointSlice slice) {
        service(slice, manager).ifPresent(enqueue);
    }
}
