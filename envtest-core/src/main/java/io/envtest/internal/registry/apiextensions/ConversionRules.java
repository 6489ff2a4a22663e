package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateText;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.WebhookRules;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceConversion;
import io.envtest.view.apiextensions.v1.ServiceReference;
import io.envtest.view.apiextensions.v1.WebhookClientConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of how objects are converted between versions. */
final class ConversionRules {

    private static final List<String> STRATEGIES = List.of("None", "Webhook");
    private static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");
    private static final String ONLY_WEBHOOK = "should not be set when strategy is not set to Webhook";

    private ConversionRules() {}

    static void check(FieldErrors errors, CustomResourceConversion conversion) {
        if (!conversion.present()) {
            return;
        }
        Rules.requiredOneOf(errors, conversion.path("strategy"), conversion.strategy(), STRATEGIES);
        FieldPath client = conversion.path("webhookClientConfig");
        FieldPath reviews = conversion.path("conversionReviewVersions");
        List<String> versions = conversion.webhook().conversionReviewVersions();
        WebhookClientConfig config = conversion.webhook().clientConfig();
        if (conversion.strategy().equals("Webhook")) {
            client(errors, client, config);
            reviews(errors, reviews, versions, conversion.webhook().get("conversionReviewVersions"));
            return;
        }
        if (config.present()) {
            errors.forbidden(client, ONLY_WEBHOOK);
        }
        if (!versions.isEmpty()) {
            errors.forbidden(reviews, ONLY_WEBHOOK);
        }
    }

    /** The bundle of a conversion's client must be readable, unless the one before was not readable either. */
    static void bundle(FieldErrors errors, CustomResourceConversion conversion, CustomResourceConversion old) {
        if (conversion.strategy().equals("Webhook") && problem(old).isEmpty()) {
            String problem = problem(conversion);
            if (!problem.isEmpty()) {
                errors.invalid(
                        conversion.path("webhookClientConfig").child("caBundle"),
                        conversion.webhook().clientConfig().caBundle(),
                        "unable to load root certificates: " + problem);
            }
        }
    }

    private static String problem(CustomResourceConversion conversion) {
        String bundle = conversion.webhook().clientConfig().caBundle();
        return bundle.isEmpty()
                ? ""
                : CertificateText.problemOfBundle(
                        new String(Base64.getDecoder().decode(bundle), StandardCharsets.ISO_8859_1));
    }

    private static void client(FieldErrors errors, FieldPath path, WebhookClientConfig config) {
        if (!config.present()) {
            errors.required(path, "required when strategy is set to Webhook");
        } else if (config.hasUrl() == config.hasService()) {
            errors.required(path, "exactly one of url or service is required");
        } else if (config.hasUrl()) {
            WebhookRules.url(errors, path.child("url"), config.url());
        } else {
            ServiceReference service = config.service();
            // the real server takes one for the other in its errors
            WebhookRules.service(
                    errors,
                    path.child("service"),
                    service.name(),
                    service.namespace(),
                    service.path_(),
                    service.port());
        }
    }

    private static void reviews(FieldErrors errors, FieldPath path, List<String> versions, JsonNode given) {
        if (versions.isEmpty()) {
            errors.required(path, "");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            String version = versions.get(i);
            if (!seen.add(version)) {
                errors.invalid(path.index(i), version, "duplicate version");
                continue;
            }
            String wrong = String.join(",", Formats.DNS_1035_LABEL.wrong(version));
            if (!wrong.isEmpty()) {
                errors.invalid(path.index(i), version, wrong);
            }
        }
        if (REVIEW_VERSIONS.stream().noneMatch(seen::contains)) {
            errors.invalid(path, given, "must include at least one of " + String.join(", ", REVIEW_VERSIONS));
        }
    }
}
