package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.admissionregistration.v1.MutatingWebhook;
import io.envtest.view.admissionregistration.v1.MutatingWebhookConfiguration;

/** What both kinds of webhook configurations have in common: a validating webhook is a mutating one without reinvocation. */
class WebhookConfigurationStrategy extends KindStrategy<MutatingWebhookConfiguration> {

    private static final int PORT = 443;
    private static final int TIMEOUT_SECONDS = 10;

    private final CelEngineLoader cel;

    WebhookConfigurationStrategy(CelEngineLoader cel) {
        super(
                MutatingWebhookConfiguration::of,
                Trait.COUNTS_GENERATIONS,
                Trait.COUNTS_EMPTIES,
                Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                Trait.TAKES_ANY_FINALIZER);
        this.cel = cel;
    }

    @Override
    protected void defaults(MutatingWebhookConfiguration configuration) {
        configuration.webhooks().forEach(this::webhookDefaults);
    }

    /** The defaults of one webhook. */
    void webhookDefaults(MutatingWebhook webhook) {
        if (!webhook.hasFailurePolicy()) {
            webhook.setFailurePolicy("Fail");
        }
        if (!webhook.hasMatchPolicy()) {
            webhook.setMatchPolicy("Equivalent");
        }
        webhook.namespaceSelector().materialize();
        webhook.objectSelector().materialize();
        if (!webhook.hasTimeoutSeconds()) {
            webhook.setTimeoutSeconds(TIMEOUT_SECONDS);
        }
        if (webhook.clientConfig().service().present()
                && !webhook.clientConfig().service().hasPort()) {
            webhook.clientConfig().service().setPort(PORT);
        }
        webhook.rules().stream().filter(rule -> !rule.hasScope()).forEach(rule -> rule.setScope("*"));
    }

    @Override
    protected void validate(StrategyContext context, MutatingWebhookConfiguration configuration, FieldErrors errors) {
        metadata(context, configuration, errors);
        new WebhookConfigurationRules(cel, true).configuration(errors, configuration);
    }

    @Override
    protected void validate(
            StrategyContext context,
            MutatingWebhookConfiguration configuration,
            MutatingWebhookConfiguration old,
            FieldErrors errors) {
        metadata(context, configuration, errors);
        boolean conditionsChanged = WebhookConfigurationRules.matchConditionsDiffer(configuration, old);
        new WebhookConfigurationRules(cel, conditionsChanged).configuration(errors, configuration);
    }

    static Columns<MutatingWebhookConfiguration> columns() {
        return Columns.of(AdmissionRegistrationKinds.PACKAGE, MutatingWebhookConfiguration::of)
                .name()
                .integer(
                        "Webhooks",
                        "Webhooks indicates the number of webhooks registered in this configuration",
                        configuration -> configuration.webhooks().size())
                .age();
    }
}
