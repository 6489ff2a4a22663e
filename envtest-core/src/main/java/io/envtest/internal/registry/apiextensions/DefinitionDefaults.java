package io.envtest.internal.registry.apiextensions;

import io.envtest.view.apiextensions.v1.CustomResourceConversion;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionSpec;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiextensions.v1.ServiceReference;
import io.envtest.view.apiextensions.v1.WebhookConversion;
import java.util.List;
import java.util.Locale;

/** What a definition does not say and the server fills in. */
final class DefinitionDefaults {

    private DefinitionDefaults() {}

    static void apply(CustomResourceDefinition crd) {
        CustomResourceDefinitionSpec spec = crd.spec();
        names(spec.names());
        if (!spec.hasConversion()) {
            spec.conversion().setStrategy("None");
        }
        dropEmptyWebhook(spec.conversion());
        ServiceReference service = spec.conversion().webhook().clientConfig().service();
        if (service.present() && !service.hasPort()) {
            service.setPort(443);
        }
        if (crd.status().present() && crd.status().storedVersions().isEmpty()) {
            stored(crd);
        }
    }

    /** The server's own type has the parts of the webhook without the struct around them. */
    private static void dropEmptyWebhook(CustomResourceConversion conversion) {
        WebhookConversion webhook = conversion.webhook();
        if (!webhook.hasClientConfig() && webhook.conversionReviewVersions().isEmpty()) {
            conversion.removeWebhook();
        }
    }

    private static void stored(CustomResourceDefinition crd) {
        for (CustomResourceDefinitionVersion version : crd.spec().versions()) {
            if (version.storage()) {
                crd.status().setStoredVersions(List.of(version.name()));
                return;
            }
        }
    }

    private static void names(CustomResourceDefinitionNames names) {
        if (names.kind().isEmpty()) {
            return;
        }
        if (names.singular().isEmpty()) {
            names.setSingular(names.kind().toLowerCase(Locale.ROOT));
        }
        if (names.listKind().isEmpty()) {
            names.setListKind(names.kind() + "List");
        }
    }
}
