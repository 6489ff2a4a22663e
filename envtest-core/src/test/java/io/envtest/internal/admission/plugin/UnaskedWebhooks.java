package io.envtest.internal.admission.plugin;

import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.ServiceAddresses;
import io.envtest.internal.sim.SystemClock;
import io.envtest.internal.webhook.Waiting;
import io.envtest.internal.webhook.WebhookCaller;

/** What calls webhooks, for tests that have none. */
final class UnaskedWebhooks {

    private UnaskedWebhooks() {}

    static WebhookCaller caller(ObjectReader objects) {
        return new WebhookCaller(
                new OutboundClient(new SystemClock()), new ServiceAddresses(objects), new NobodyWaits());
    }

    private static final class NobodyWaits implements Waiting {

        @Override
        public void begin() {
            throw new IllegalStateException("nobody is to be called");
        }

        @Override
        public void end() {
            throw new IllegalStateException("nobody is to be called");
        }
    }
}
