package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.WebhookRules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.PolicyScope;
import io.envtest.view.FieldPath;
import io.envtest.view.admissionregistration.v1.MutatingWebhook;
import io.envtest.view.admissionregistration.v1.MutatingWebhookConfiguration;
import io.envtest.view.admissionregistration.v1.ServiceReference;
import io.envtest.view.admissionregistration.v1.WebhookClientConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of webhook configurations.
 *
 * @param cel asked for when there is a match condition
 * @param withMatchConditions whether match conditions are looked at, which are not when they are unchanged
 */
record WebhookConfigurationRules(CelEngineLoader cel, boolean withMatchConditions) {

    private static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");
    private static final List<String> SIDE_EFFECTS = List.of("None", "NoneOnDryRun");
    private static final List<String> REINVOCATION_POLICIES = List.of("IfNeeded", "Never");
    private static final int MAX_TIMEOUT_SECONDS = 30;
    private static final int NAME_SEGMENTS = 3;

    /** Whether any webhook has other match conditions than the one before at its place. */
    static boolean matchConditionsDiffer(MutatingWebhookConfiguration configuration, MutatingWebhookConfiguration old) {
        if (configuration.webhooks().size() != old.webhooks().size()) {
            return true;
        }
        for (int i = 0; i < old.webhooks().size(); i++) {
            if (!Rules.same(
                    configuration.webhooks().get(i).get("matchConditions"),
                    old.webhooks().get(i).get("matchConditions"))) {
                return true;
            }
        }
        return false;
    }

    void configuration(FieldErrors errors, MutatingWebhookConfiguration configuration) {
        Set<String> names = new HashSet<>();
        for (MutatingWebhook webhook : configuration.webhooks()) {
            webhook(errors, webhook);
            reviewVersions(errors, webhook.path("admissionReviewVersions"), webhook.admissionReviewVersions());
            if (!webhook.name().isEmpty() && !names.add(webhook.name())) {
                errors.duplicate(webhook.path("name"), webhook.name());
            }
        }
    }

    private void webhook(FieldErrors errors, MutatingWebhook webhook) {
        name(errors, webhook.path("name"), webhook.name());
        webhook.rules().forEach(rule -> OperationRule.of(rule).check(errors));
        Rules.oneOf(errors, webhook.path("failurePolicy"), webhook.failurePolicy(), OperationRule.FAILURE_POLICIES);
        Rules.oneOf(errors, webhook.path("matchPolicy"), webhook.matchPolicy(), OperationRule.MATCH_POLICIES);
        sideEffects(errors, webhook);
        int timeout = webhook.timeoutSeconds();
        if (webhook.hasTimeoutSeconds() && (timeout < 1 || timeout > MAX_TIMEOUT_SECONDS)) {
            errors.invalid(
                    webhook.path("timeoutSeconds"), timeout, "the timeout value must be between 1 and 30 seconds");
        }
        LabelRules.selector(errors, webhook.namespaceSelector());
        LabelRules.selector(errors, webhook.objectSelector());
        if (webhook.hasReinvocationPolicy()) {
            Rules.oneOf(
                    errors, webhook.path("reinvocationPolicy"), webhook.reinvocationPolicy(), REINVOCATION_POLICIES);
        }
        client(errors, webhook.clientConfig());
        if (withMatchConditions) {
            ExpressionRules expressions = new ExpressionRules(cel, PolicyScope.untyped(false, false));
            MatchConditionRules.conditions(
                    errors, webhook.path("matchConditions"), webhook.matchConditions(), expressions);
        }
    }

    private static void sideEffects(FieldErrors errors, MutatingWebhook webhook) {
        FieldPath path = webhook.path("sideEffects");
        if (!webhook.has("sideEffects")) {
            errors.required(path, "must specify one of None, NoneOnDryRun");
            return;
        }
        Rules.oneOf(errors, path, webhook.sideEffects(), SIDE_EFFECTS);
    }

    private static void name(FieldErrors errors, FieldPath path, String name) {
        if (Rules.required(errors, path, name)
                && Rules.format(errors, path, name, Formats.DNS_SUBDOMAIN)
                && name.split("\\.", -1).length < NAME_SEGMENTS) {
            errors.invalid(path, name, "should be a domain with at least three segments separated by dots");
        }
    }

    private static void client(FieldErrors errors, WebhookClientConfig client) {
        if (client.hasUrl() == client.service().present()) {
            errors.required(client.path(), "exactly one of url or service is required");
        } else if (client.hasUrl()) {
            WebhookRules.url(errors, client.path("url"), client.url());
        } else {
            ServiceReference service = client.service();
            // the real server mixes up the two: a missing name is said to be a missing namespace
            String namespace = service.name();
            String name = service.namespace();
            WebhookRules.service(errors, service.path(), namespace, name, service.path_(), service.port());
        }
    }

    private static void reviewVersions(FieldErrors errors, FieldPath path, List<String> versions) {
        if (!Rules.required(errors, path, versions, "must specify one of v1, v1beta1")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            if (seen.add(versions.get(i))) {
                Rules.format(errors, path.index(i), versions.get(i), Formats.DNS_1035_LABEL);
            } else {
                errors.invalid(path.index(i), versions.get(i), "duplicate version");
            }
        }
        if (versions.stream().noneMatch(REVIEW_VERSIONS::contains)) {
            errors.invalid(path, GoValue.of(versions), "must include at least one of v1, v1beta1");
        }
    }
}
