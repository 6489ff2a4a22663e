package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.PodDNSConfig;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules of how names are resolved in a pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config">Pod's DNS config</a>
 */
final class PodDnsRules {

    private static final int NAMESERVERS = 3;
    private static final int SEARCHES = 32;
    private static final int SEARCH_BYTES = 2048;
    private static final int MAX_DOMAIN = 253;
    private static final String SEARCH_LABEL = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final Pattern SEARCH = Pattern.compile(SEARCH_LABEL + "(\\." + SEARCH_LABEL + ")*");

    private PodDnsRules() {}

    static void config(FieldErrors errors, PodSpec spec) {
        PodDNSConfig config = spec.dnsConfig();
        boolean lacksNameservers = spec.dnsPolicy().equals("None") && lacksNameservers(errors, spec);
        if (config.present() && !lacksNameservers) {
            nameservers(errors, config.path("nameservers"), config.nameservers());
            searches(errors, config.path("searches"), config.searches());
            config.options().stream()
                    .filter(option -> option.name().isEmpty())
                    .forEach(option -> errors.required(option.path(), "must not be empty"));
        }
    }

    /** With the policy None somebody must be asked; nothing else is looked at where nobody is. */
    private static boolean lacksNameservers(FieldErrors errors, PodSpec spec) {
        PodDNSConfig config = spec.dnsConfig();
        if (!config.present()) {
            errors.required(spec.path("dnsConfig"), "must provide `dnsConfig` when `dnsPolicy` is None");
        } else if (config.nameservers().isEmpty()) {
            errors.required(
                    config.path("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }
        return config.nameservers().isEmpty();
    }

    private static void nameservers(FieldErrors errors, FieldPath path, List<String> nameservers) {
        if (nameservers.size() > NAMESERVERS) {
            errors.invalid(path, GoValue.of(nameservers), "must not have more than 3 nameservers");
        }
        for (int i = 0; i < nameservers.size(); i++) {
            AddressRules.ip(errors, path.index(i), nameservers.get(i));
        }
    }

    private static void searches(FieldErrors errors, FieldPath path, List<String> searches) {
        if (searches.size() > SEARCHES) {
            errors.invalid(path, GoValue.of(searches), "must not have more than 32 search paths");
        }
        if (String.join(" ", searches).length() > SEARCH_BYTES) {
            errors.invalid(
                    path,
                    GoValue.of(searches),
                    "must not have more than 2048 characters (including spaces) in the search list");
        }
        for (int i = 0; i < searches.size(); i++) {
            String search = searches.get(i);
            String domain = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
            if (!search.equals(".")) {
                searchDomain(errors, path.index(i), domain);
            }
        }
    }

    private static void searchDomain(FieldErrors errors, FieldPath path, String domain) {
        if (domain.length() > MAX_DOMAIN) {
            errors.invalid(path, domain, "must be no more than 253 characters");
        } else if (!SEARCH.matcher(domain).matches()) {
            errors.invalid(
                    path,
                    domain,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or"
                            + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
                            + " regex used for validation is '" + SEARCH.pattern() + "')");
        }
    }
}
