package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.view.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rules of signers and what is said to them.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers">Signers</a>
 */
public final class SignerRules {

    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST = 571;
    private static final int ANNOTATION_BYTES = 256 * 1024;

    private SignerRules() {}

    /** A name has the form {@code example.com/signer-name}. */
    public static void name(FieldErrors errors, FieldPath path, String name) {
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

    /** What the author of a pod says to a signer: keys have a domain in front. */
    public static void annotations(FieldErrors errors, FieldPath path, Map<String, String> annotations) {
        int bytes = 0;
        for (Map.Entry<String, String> entry : new TreeMap<>(annotations).entrySet()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            if (Rules.required(errors, path, key)
                    && Rules.format(errors, path, key, Formats.QUALIFIED_NAME)
                    && !key.contains("/")) {
                errors.invalid(path, key, "must be a domain-prefixed key (such as \"acme.io/foo\")");
            }
            bytes += Rules.bytes(entry.getKey()) + Rules.bytes(entry.getValue());
        }
        if (bytes > ANNOTATION_BYTES) {
            errors.tooLong(path, ANNOTATION_BYTES);
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
