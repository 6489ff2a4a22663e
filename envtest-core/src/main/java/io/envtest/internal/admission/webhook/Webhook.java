package io.envtest.internal.admission.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.policy.Conditions;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.PolicyExpressions;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.internal.webhook.WebhookTarget;
import io.envtest.view.admissionregistration.v1.MatchCondition;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.MutatingWebhook;
import io.envtest.view.admissionregistration.v1.ValidatingWebhook;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A webhook as a configuration registers it. Thread-safe. */
final class Webhook {

    private static final int DEFAULT_TIMEOUT = 10;

    private final String key;
    private final ValidatingWebhook view;
    private final boolean reinvocable;
    private final MatchResources match;
    private final WebhookTarget target;
    private volatile @Nullable Compiled compiled;

    /**
     * Match conditions, ready to be checked.
     *
     * @param expressions evaluates them
     * @param conditions the conditions
     */
    record Compiled(PolicyExpressions expressions, Conditions conditions) {}

    private Webhook(String configuration, int number, ValidatingWebhook view, boolean reinvocable) {
        this.key = configuration + "/" + view.name() + "/" + number;
        this.view = view;
        this.reinvocable = reinvocable;
        this.target = WebhookTarget.of(view.clientConfig());
        this.match = match(view.node());
    }

    static Webhook of(String configuration, int number, ValidatingWebhook webhook) {
        return new Webhook(configuration, number, webhook, false);
    }

    /** A mutating webhook has all that a validating one has. */
    static Webhook of(String configuration, int number, MutatingWebhook webhook) {
        boolean again = webhook.reinvocationPolicy().equals("IfNeeded");
        return new Webhook(configuration, number, ValidatingWebhook.of(webhook.node()), again);
    }

    /** Its rules and selectors as those of a policy, where rules have another name. */
    private static MatchResources match(ObjectNode webhook) {
        ObjectNode match = webhook.objectNode();
        match.setAll(webhook);
        match.remove(List.of("name", "clientConfig", "matchConditions"));
        if (webhook.hasNonNull("rules")) {
            match.set("resourceRules", webhook.get("rules"));
        }
        return MatchResources.of(match);
    }

    /** What identifies it from one invocation to the next. */
    String key() {
        return key;
    }

    String name() {
        return view.name();
    }

    /** What it is about; nothing if it has no rules. */
    MatchResources match() {
        return match;
    }

    boolean hasRules() {
        return !view.rules().isEmpty();
    }

    List<MatchCondition> conditions() {
        return view.matchConditions();
    }

    /** Its conditions, compiled with the first request that gets so far. */
    Compiled compiled(Supplier<CelEngine> engine) {
        Compiled known = compiled;
        if (known == null) {
            PolicyExpressions expressions = engine.get().policy(PolicyScope.untyped(false, false));
            known = new Compiled(expressions, Conditions.compile(conditions(), expressions));
            compiled = known;
        }
        return known;
    }

    /** Whether a failing call refuses the request. */
    boolean failsClosed() {
        return !view.failurePolicy().equals("Ignore");
    }

    /** Whether it may be asked about dry runs. */
    boolean knowsDryRuns() {
        return view.sideEffects().equals("None") || view.sideEffects().equals("NoneOnDryRun");
    }

    boolean reinvocable() {
        return reinvocable;
    }

    Duration timeout() {
        return Duration.ofSeconds(view.hasTimeoutSeconds() ? view.timeoutSeconds() : DEFAULT_TIMEOUT);
    }

    List<String> reviewVersions() {
        return view.admissionReviewVersions();
    }

    WebhookTarget target() {
        return target;
    }
}
