package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.FieldPath;
import java.util.List;

/** Names of signers: {@code example.com/signer-name}. */
final class SignerNames {

    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST = 571;

    private SignerNames() {}

    static void check(FieldErrors errors, FieldPath path, String name) {
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        String[] parts = name.split("/", -1);
        if (parts.length != 2) {
            errors.invalid(
                    path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
            return;
        }
        if (parts[0].length() > LONGEST_DOMAIN) {
            errors.tooLong(path, LONGEST_DOMAIN);
        }
        String[] domain = parts[0].split("\\.", -1);
        labels(errors, path, parts[0], domain, NameRules.DNS_LABEL);
        if (domain.length < 2) {
            errors.invalid(path, parts[0], "should be a domain with at least two segments separated by dots");
        }
        labels(errors, path, parts[1], parts[1].split("\\.", -1), NameRules.DNS_SUBDOMAIN);
        if (name.length() > LONGEST) {
            errors.tooLong(path, LONGEST);
        }
    }

    /** Only the first wrong label is told. */
    private static void labels(FieldErrors errors, FieldPath path, String part, String[] labels, NameRule rule) {
        for (String label : labels) {
            List<String> wrong = rule.check(label, false);
            if (!wrong.isEmpty()) {
                wrong.forEach(
                        why -> errors.invalid(path, part, "validating label " + GoQuote.quote(label) + ": " + why));
                return;
            }
        }
    }
}
