package io.envtest.internal.admission.webhook;

import io.envtest.api.ApiException;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks webhooks whether a request may pass, all that are concerned at the same time; the first refusal counts.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Dynamic admission
 *     control</a>
 */
public final class ValidatingWebhooks extends NamedPlugin implements ValidatingAdmission {

    private final WebhookParts parts;

    /** Makes the plugin. */
    public ValidatingWebhooks(WebhookParts parts) {
        super("ValidatingAdmissionWebhook", Operation.values());
        this.parts = parts;
    }

    @Override
    public void validate(AdmissionRequest request) {
        List<Webhook> all = parts.validating().all();
        if (all.isEmpty() || WebhookMatching.isExempt(request)) {
            return;
        }
        Refusals refusals = new Refusals();
        List<Runnable> calls = new ArrayList<>();
        for (Webhook webhook : all) {
            Optional<AdmissionRequest> seen = parts.matching().seen(webhook, request);
            seen.ifPresent(as -> calls.add(() -> ask(webhook, request, as, refusals)));
        }
        if (!calls.isEmpty()) {
            SideBySide.run(calls);
        }
        refusals.throwFirst();
    }

    private void ask(Webhook webhook, AdmissionRequest request, AdmissionRequest seen, Refusals refusals) {
        try {
            parts.calls().ask(webhook, request, seen, false);
        } catch (FailedCallException e) {
            if (webhook.failsClosed()) {
                refusals.add(e.refusal());
            }
        } catch (ApiException e) {
            refusals.add(e);
        }
    }
}
