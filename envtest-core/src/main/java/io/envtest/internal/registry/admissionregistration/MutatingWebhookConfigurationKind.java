package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.admissionregistration.v1.MutatingWebhook;

/**
 * MutatingWebhookConfiguration: webhooks that may change an object before it is stored.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Dynamic admission control</a>
 */
final class MutatingWebhookConfigurationKind extends WebhookConfigurationStrategy {

    private MutatingWebhookConfigurationKind(CelEngineLoader cel) {
        super(cel);
    }

    static KindDeclaration declare(CelEngineLoader cel) {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, "MutatingWebhookConfiguration")
                .strategy(new MutatingWebhookConfigurationKind(cel))
                .columns(WebhookConfigurationStrategy::columns)
                .build();
    }

    @Override
    void webhookDefaults(MutatingWebhook webhook) {
        super.webhookDefaults(webhook);
        if (!webhook.hasReinvocationPolicy()) {
            webhook.setReinvocationPolicy("Never");
        }
    }
}
