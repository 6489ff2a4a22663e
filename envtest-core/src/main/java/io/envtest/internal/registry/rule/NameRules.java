package io.envtest.internal.registry.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The usual rules for names.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
public final class NameRules {

    /** Lower case alphanumerics, dashes and dots, at most 253 characters. */
    public static final NameRule DNS_SUBDOMAIN = NameRules::dnsSubdomain;

    /** Lower case alphanumerics and dashes, at most 63 characters. */
    public static final NameRule DNS_LABEL = NameRules::dnsLabel;

    /** A DNS label that begins with a letter (RFC 1035). */
    public static final NameRule DNS_1035_LABEL = NameRules::dns1035Label;

    /** Anything that can stand between two slashes of a URL path. */
    public static final NameRule PATH_SEGMENT = NameRules::pathSegment;

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern LABEL_1035_PATTERN = Pattern.compile(LABEL_1035);

    private NameRules() {}

    private static List<String> dnsSubdomain(String given, boolean prefix) {
        String name = prefix ? maskTrailingDash(given) : given;
        List<String> wrong = new ArrayList<>();
        if (name.length() > 253) {
            wrong.add("must be no more than 253 characters");
        }
        if (!Shapes.isDnsSubdomain(name)) {
            wrong.add(dnsSubdomainWords());
        }
        return wrong;
    }

    private static List<String> dnsLabel(String given, boolean prefix) {
        String name = prefix ? maskTrailingDash(given) : given;
        List<String> wrong = new ArrayList<>();
        if (name.length() > 63) {
            wrong.add("must be no more than 63 characters");
        }
        if (!Shapes.isDnsLabel(name)) {
            wrong.add(
                    Shapes.isDnsSubdomain(name)
                            ? "must not contain dots"
                            : regex(
                                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                                            + " '-', and must start and end with an alphanumeric character",
                                    LABEL,
                                    "my-name",
                                    "123-abc"));
        }
        return wrong;
    }

    private static List<String> dns1035Label(String given, boolean prefix) {
        String name = prefix ? maskTrailingDash(given) : given;
        List<String> wrong = new ArrayList<>();
        if (name.length() > 63) {
            wrong.add("must be no more than 63 characters");
        }
        if (!LABEL_1035_PATTERN.matcher(name).matches()) {
            wrong.add(regex(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
                            + " alphabetic character, and end with an alphanumeric character",
                    LABEL_1035,
                    "my-name",
                    "abc-123"));
        }
        return wrong;
    }

    private static List<String> pathSegment(String name, boolean prefix) {
        List<String> wrong = new ArrayList<>();
        if (!prefix && (name.equals(".") || name.equals(".."))) {
            return List.of("may not be '" + name + "'");
        }
        for (String bad : List.of("/", "%")) {
            if (name.contains(bad)) {
                wrong.add("may not contain '" + bad + "'");
            }
        }
        return wrong;
    }

    /** What is said of a text that is no DNS subdomain. */
    public static String dnsSubdomainWords() {
        return regex(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                        + " and must start and end with an alphanumeric character",
                SUBDOMAIN,
                "example.com");
    }

    private static String maskTrailingDash(String name) {
        return name.length() > 1 && name.endsWith("-") ? name.substring(0, name.length() - 2) + "a" : name;
    }

    /** The words with the pattern and examples behind them, as the real server prints them. */
    public static String regex(String words, String pattern, String... examples) {
        StringBuilder out = new StringBuilder(words).append(examples.length == 0 ? " (" : " (e.g. ");
        for (int i = 0; i < examples.length; i++) {
            out.append(i == 0 ? "" : " or ").append("'").append(examples[i]).append("', ");
        }
        return out.append("regex used for validation is '")
                .append(pattern)
                .append("')")
                .toString();
    }
}
