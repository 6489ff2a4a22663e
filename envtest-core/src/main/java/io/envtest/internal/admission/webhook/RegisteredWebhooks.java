package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.lookup.ListedObjects;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.admissionregistration.v1.MutatingWebhook;
import io.envtest.view.admissionregistration.v1.MutatingWebhookConfiguration;
import io.envtest.view.admissionregistration.v1.ValidatingWebhook;
import io.envtest.view.admissionregistration.v1.ValidatingWebhookConfiguration;
import java.util.ArrayList;
import java.util.List;

/** The webhooks of all configurations of a kind, by the names of these. */
final class RegisteredWebhooks {

    private RegisteredWebhooks() {}

    static ListedObjects<Webhook> validating(ObjectReader objects) {
        return new ListedObjects<>(
                objects, Resources.VALIDATING_WEBHOOK_CONFIGURATIONS, RegisteredWebhooks::validating);
    }

    static ListedObjects<Webhook> mutating(ObjectReader objects) {
        return new ListedObjects<>(objects, Resources.MUTATING_WEBHOOK_CONFIGURATIONS, RegisteredWebhooks::mutating);
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
}
