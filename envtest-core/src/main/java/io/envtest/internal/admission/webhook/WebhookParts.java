package io.envtest.internal.admission.webhook;

import io.envtest.internal.admission.policy.ServedKinds;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.lookup.ListedObjects;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.spi.component.ClusterRandom;
import java.util.function.Supplier;

/** What both plugins work with. Thread-safe. */
public final class WebhookParts {

    private final ListedObjects<Webhook> mutating;
    private final ListedObjects<Webhook> validating;
    private final WebhookMatching matching;
    private final WebhookCalls calls;
    private final ServedKinds kinds;

    /**
     * Puts the parts together.
     *
     * @param objects where configurations and namespaces are
     * @param authorizer whom expressions may ask for rights
     * @param kinds what is served
     * @param engine compiles match conditions, asked for with the first webhook that has some
     * @param caller calls webhooks
     * @param random names questions
     */
    public WebhookParts(
            ObjectReader objects,
            Authorizer authorizer,
            ServedKinds kinds,
            Supplier<CelEngine> engine,
            WebhookCaller caller,
            ClusterRandom random) {
        this.mutating = RegisteredWebhooks.mutating(objects);
        this.validating = RegisteredWebhooks.validating(objects);
        this.matching = new WebhookMatching(objects, authorizer, kinds, engine);
        this.calls = new WebhookCalls(caller, random);
        this.kinds = kinds;
    }

    /** Whether there is any webhook, which a write may have to wait for. */
    public boolean any() {
        return !mutating.all().isEmpty() || !validating.all().isEmpty();
    }

    ListedObjects<Webhook> mutating() {
        return mutating;
    }

    ListedObjects<Webhook> validating() {
        return validating;
    }

    WebhookMatching matching() {
        return matching;
    }

    WebhookCalls calls() {
        return calls;
    }

    ServedKinds kinds() {
        return kinds;
    }
}
