package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateText;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.util.List;

/** Rules of bundles of authorities. */
final class TrustBundleRules {

    private static final int MOST_BYTES = 1 << 20;

    private TrustBundleRules() {}

    /** The bundles of a signer have its name in front of theirs, with colons. */
    static List<String> name(String signer, String name, boolean prefix) {
        if (signer.isEmpty()) {
            return name.contains(":")
                    ? List.of("ClusterTrustBundle without signer name must not have \":\" in its name")
                    : NameRules.DNS_SUBDOMAIN.check(name, prefix);
        }
        String front = signer.replace('/', ':') + ":";
        return name.startsWith(front)
                ? NameRules.DNS_SUBDOMAIN.check(name.substring(front.length()), prefix)
                : List.of("ClusterTrustBundle for signerName " + signer + " must be named with prefix " + front);
    }

    static void anchors(FieldErrors errors, FieldPath path, String bundle) {
        if (!Rules.maxBytes(errors, path, bundle, MOST_BYTES)) {
            return;
        }
        String problem = CertificateText.problemOfAnchors(bundle);
        if (!problem.isEmpty()) {
            errors.invalid(path, "<value omitted>", problem);
        }
    }
}
