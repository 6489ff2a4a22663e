package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.Reinvocation;
import io.envtest.internal.admission.ReinvokingAdmission;
import io.envtest.internal.admission.policy.Reinvoked;
import java.util.List;
import java.util.Optional;

/**
 * Lets webhooks change objects, one after the other.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Dynamic admission
 *     control</a>
 */
public final class MutatingWebhooks extends NamedPlugin implements ReinvokingAdmission {

    private final WebhookParts parts;

    /** Makes the plugin. */
    public MutatingWebhooks(WebhookParts parts) {
        super("MutatingAdmissionWebhook", Operation.values());
        this.parts = parts;
    }

    /** Which webhooks look again; not to be taken for policies. */
    private static final class AskedAgain extends Reinvoked {}

    @Override
    public void admit(AdmissionRequest request, Reinvocation reinvocation) {
        List<Webhook> all = parts.mutating().all();
        if (all.isEmpty() || WebhookMatching.isExempt(request)) {
            return;
        }
        ObjectNode object = request.object();
        AskedAgain again = reinvocation.state(AskedAgain.class, AskedAgain::new);
        if (object != null) {
            again.begin(reinvocation.isSecond(), object);
        }
        for (Webhook webhook : all) {
            Optional<AdmissionRequest> seen = parts.matching().seen(webhook, request);
            if (seen.isPresent() && again.isDue(webhook.key(), reinvocation.isSecond())) {
                ask(webhook, request, seen.get(), reinvocation, again);
            }
        }
        if (object != null) {
            again.end(object);
        }
    }

    private void ask(
            Webhook webhook,
            AdmissionRequest request,
            AdmissionRequest seen,
            Reinvocation reinvocation,
            AskedAgain again) {
        try {
            Verdict verdict = parts.calls().ask(webhook, request, seen, true);
            if (Patches.apply(parts.kinds(), webhook, verdict, request, seen)) {
                again.changed();
                reinvocation.ask();
            }
        } catch (FailedCallException e) {
            if (webhook.failsClosed()) {
                throw e.refusal();
            }
        }
        if (webhook.reinvocable()) {
            again.invoked(webhook.key());
        }
    }
}
