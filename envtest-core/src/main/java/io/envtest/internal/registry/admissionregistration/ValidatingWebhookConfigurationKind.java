package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;

/**
 * ValidatingWebhookConfiguration: webhooks that may refuse a request.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Dynamic admission control</a>
 */
final class ValidatingWebhookConfigurationKind {

    private ValidatingWebhookConfigurationKind() {}

    static KindDeclaration declare(CelEngineLoader cel) {
        return KindDeclaration.of(AdmissionRegistrationKinds.GROUP, "ValidatingWebhookConfiguration")
                .strategy(new WebhookConfigurationStrategy(cel))
                .columns(WebhookConfigurationStrategy::columns)
                .build();
    }
}
