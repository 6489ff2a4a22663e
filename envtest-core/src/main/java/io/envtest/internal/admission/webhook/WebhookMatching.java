package io.envtest.internal.admission.webhook;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.policy.Conditions;
import io.envtest.internal.admission.policy.Matching;
import io.envtest.internal.admission.policy.RequestFacts;
import io.envtest.internal.admission.policy.ServedKinds;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.schema.cel.CelEngine;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out whether a webhook is asked about a request. Thread-safe. */
final class WebhookMatching {

    private static final String REGISTRATION = "admissionregistration.k8s.io";
    private static final Set<String> EXEMPT = Set.of(
            "mutatingwebhookconfigurations",
            "validatingwebhookconfigurations",
            "mutatingadmissionpolicies",
            "mutatingadmissionpolicybindings",
            "validatingadmissionpolicies",
            "validatingadmissionpolicybindings");

    private final Matching matching;
    private final RequestFacts facts;
    private final ServedKinds kinds;
    private final Supplier<CelEngine> engine;

    WebhookMatching(ObjectReader objects, Authorizer authorizer, ServedKinds kinds, Supplier<CelEngine> engine) {
        this.matching = new Matching(objects, kinds);
        this.facts = new RequestFacts(objects, authorizer);
        this.kinds = kinds;
        this.engine = engine;
    }

    /** Whether no webhook is asked about the request: nobody shall lock themselves out. */
    static boolean isExempt(AdmissionRequest request) {
        return request.resource().group().equals(REGISTRATION)
                && EXEMPT.contains(request.resource().resource());
    }

    /**
     * The request as the webhook is to see it, in the version that its rules name; empty if it is not asked.
     *
     * @throws io.envtest.api.ApiException 403 if that cannot be told and the webhook fails closed
     */
    Optional<AdmissionRequest> seen(Webhook webhook, AdmissionRequest request) {
        if (!webhook.hasRules()) {
            return Optional.empty();
        }
        Optional<GroupVersionResource> resource = matching.match(webhook.match(), request);
        if (resource.isEmpty()) {
            return Optional.empty();
        }
        AdmissionRequest seen = resource.get().equals(request.resource()) ? request : kinds.as(request, resource.get());
        return applies(webhook, request, seen) ? Optional.of(seen) : Optional.empty();
    }

    private boolean applies(Webhook webhook, AdmissionRequest request, AdmissionRequest seen) {
        if (webhook.conditions().isEmpty()) {
            return true;
        }
        Webhook.Compiled compiled = webhook.compiled(engine);
        Conditions.Outcome outcome =
                compiled.conditions().check(compiled.expressions().evaluation(facts.withoutNamespace(request, seen)));
        if (!outcome.problem().isEmpty() && webhook.failsClosed()) {
            throw ApiErrors.forbidden(request.resource(), request.name(), outcome.problem());
        }
        return outcome.met();
    }
}
