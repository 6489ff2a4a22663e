package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.webhook.UnusableWebhookException;
import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.internal.webhook.WebhookException;
import io.envtest.internal.webhook.WebhookTimeoutException;
import io.envtest.spi.component.ClusterRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks webhooks. Thread-safe. */
final class WebhookCalls {

    private static final List<String> VERSIONS = List.of("v1", "v1beta1");
    private static final String USER_AGENT = "kube-apiserver-admission";

    private final WebhookCaller caller;
    private final ClusterRandom random;

    WebhookCalls(WebhookCaller caller, ClusterRandom random) {
        this.caller = caller;
        this.random = random;
    }

    /**
     * Asks a webhook and hands on what it warns of.
     *
     * @param seen the request in the version that the webhook knows
     * @return what it says if it lets the request pass
     * @throws FailedCallException if it says nothing
     * @throws io.envtest.api.ApiException if it refuses, or must not be asked
     */
    Verdict ask(Webhook webhook, AdmissionRequest request, AdmissionRequest seen, boolean mutating)
            throws FailedCallException {
        if (request.dryRun() && !webhook.knowsDryRuns()) {
            throw ApiErrors.badRequest("admission webhook \"" + webhook.name() + "\" does not support dry run");
        }
        Verdict verdict = verdict(webhook, request, seen, mutating);
        synchronized (request.context()) {
            verdict.warnings().forEach(request.context()::warn);
        }
        if (!verdict.allowed()) {
            throw Denial.by(webhook, verdict.status());
        }
        return verdict;
    }

    private Verdict verdict(Webhook webhook, AdmissionRequest request, AdmissionRequest seen, boolean mutating)
            throws FailedCallException {
        Optional<String> version =
                webhook.reviewVersions().stream().filter(VERSIONS::contains).findFirst();
        if (version.isEmpty()) {
            throw new FailedCallException(
                    webhook,
                    "could not create admission objects: webhook does not accept known AdmissionReview versions"
                            + " (v1, v1beta1)");
        }
        String uid = random.uuid();
        // whoever asks may have less patience than the webhook is given
        Duration allowed = request.context().allowed().orElse(webhook.timeout());
        boolean shorter = allowed.compareTo(webhook.timeout()) < 0;
        Duration left = shorter ? allowed : webhook.timeout();
        try {
            ObjectNode review = AdmissionReviews.of(version.get(), uid, request, seen);
            ObjectNode answer = caller.post(webhook.target(), USER_AGENT, left, review);
            return Verdict.read(answer, version.get(), uid, mutating);
        } catch (UnusableWebhookException e) {
            throw new FailedCallException(webhook, "could not get REST client: " + e.why());
        } catch (InvalidVerdictException e) {
            throw new FailedCallException(webhook, "received invalid webhook response: " + e.why());
        } catch (WebhookTimeoutException e) {
            if (shorter) {
                throw overtime();
            }
            throw new FailedCallException(webhook, "failed to call webhook: " + e.why());
        } catch (WebhookException e) {
            throw new FailedCallException(webhook, "failed to call webhook: " + e.why());
        }
    }

    /** The webhook had less time than its configuration grants, as the request itself is nearly over. */
    private static ApiException overtime() {
        return new ApiException(new Status(
                504, "Timeout", "Timeout: request did not complete within the allotted timeout", Status.Details.NONE));
    }
}
