package io.envtest.internal.assembly;

import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.ServiceAddresses;
import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.time.ClusterClock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What calls other servers, made with the first call: a cluster that calls nobody never loads it. Thread-safe. */
final class Webhooks implements Supplier<WebhookCaller>, AutoCloseable {

    private final ClusterClock clock;
    private final Supplier<ObjectReader> objects;
    private volatile @Nullable WebhookCaller caller;
    private @Nullable OutboundClient client;
    private boolean closed;

    Webhooks(ClusterClock clock, Supplier<ObjectReader> objects) {
        this.clock = clock;
        this.objects = objects;
    }

    @Override
    public WebhookCaller get() {
        WebhookCaller known = caller;
        return known != null ? known : make();
    }

    private synchronized WebhookCaller make() {
        WebhookCaller known = caller;
        if (known == null) {
            OutboundClient made = new OutboundClient(clock);
            known = new WebhookCaller(made, new ServiceAddresses(objects.get()));
            client = made;
            caller = known;
            if (closed) {
                made.close();
            }
        }
        return known;
    }

    /** Cuts all calls. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
