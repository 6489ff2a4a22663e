package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.admissionregistration.v1.MutatingWebhook;
import io.envtest.view.admissionregistration.v1.MutatingWebhookConfiguration;
import io.envtest.view.admissionregistration.v1.ValidatingWebhook;
import io.envtest.view.admissionregistration.v1.ValidatingWebhookConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The webhooks of all configurations of a kind, by the names of these; read anew when a configuration was written. A cluster
 * without any pays for one comparison. Thread-safe.
 */
final class RegisteredWebhooks {

    private record Known(long revision, List<Webhook> webhooks) {}

    private final ObjectReader objects;
    private final GroupVersionResource resource;
    private final Function<ObjectNode, List<Webhook>> reader;
    private volatile Known known = new Known(-1, List.of());

    private RegisteredWebhooks(
            ObjectReader objects, GroupVersionResource resource, Function<ObjectNode, List<Webhook>> reader) {
        this.objects = objects;
        this.resource = resource;
        this.reader = reader;
    }

    static RegisteredWebhooks validating(ObjectReader objects) {
        return new RegisteredWebhooks(
                objects, Resources.VALIDATING_WEBHOOK_CONFIGURATIONS, RegisteredWebhooks::validating);
    }

    static RegisteredWebhooks mutating(ObjectReader objects) {
        return new RegisteredWebhooks(objects, Resources.MUTATING_WEBHOOK_CONFIGURATIONS, RegisteredWebhooks::mutating);
    }

    private static List<Webhook> validating(ObjectNode configuration) {
        ValidatingWebhookConfiguration whole = ValidatingWebhookConfiguration.of(configuration);
        List<Webhook> webhooks = new ArrayList<>();
        for (ValidatingWebhook webhook : whole.webhooks()) {
            webhooks.add(Webhook.of(whole.metadata().name(), webhooks.size(), webhook));
        }
        return webhooks;
    }

    private static List<Webhook> mutating(ObjectNode configuration) {
        MutatingWebhookConfiguration whole = MutatingWebhookConfiguration.of(configuration);
        List<Webhook> webhooks = new ArrayList<>();
        for (MutatingWebhook webhook : whole.webhooks()) {
            webhooks.add(Webhook.of(whole.metadata().name(), webhooks.size(), webhook));
        }
        return webhooks;
    }

    List<Webhook> all() {
        long revision = objects.revision(resource);
        Known before = known;
        if (before.revision == revision) {
            return before.webhooks;
        }
        List<Webhook> now = new ArrayList<>();
        for (ObjectNode configuration : objects.list(resource, "")) {
            now.addAll(reader.apply(configuration));
        }
        // what was listed may be newer than the revision: it is then read once more
        known = new Known(revision, now);
        return now;
    }
}
