package io.envtest.internal.registry.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Known formats, with the words that the server uses when a text has another.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and selectors</a>
 */
public final class Formats {

    /** Lower case alphanumerics, dashes and dots. */
    public static final Format DNS_SUBDOMAIN = Format.of(NameRules.DNS_SUBDOMAIN);

    /** Lower case alphanumerics and dashes. */
    public static final Format DNS_LABEL = Format.of(NameRules.DNS_LABEL);

    /** A DNS label that begins with a letter. */
    public static final Format DNS_1035_LABEL = Format.of(NameRules.DNS_1035_LABEL);

    /** What can stand between two slashes of a URL path. */
    public static final Format PATH_SEGMENT = Format.of(NameRules.PATH_SEGMENT);

    /** {@code *.} and a DNS subdomain. */
    public static final Format WILDCARD_DNS_SUBDOMAIN = Known.WILDCARD_DNS_SUBDOMAIN;

    /** A label key: a name, perhaps with a DNS subdomain and a slash in front. */
    public static final Format QUALIFIED_NAME = Known.QUALIFIED_NAME;

    /** A label value. */
    public static final Format LABEL_VALUE = Known.LABEL_VALUE;

    /** A key of a ConfigMap or Secret. */
    public static final Format CONFIG_KEY = Known.CONFIG_KEY;

    /** The name of an environment variable. */
    public static final Format ENV_NAME = Known.ENV_NAME;

    /** The name of a port of a container or service (IANA service name). */
    public static final Format PORT_NAME = Known.PORT_NAME;

    /** The name of an HTTP header. */
    public static final Format HTTP_HEADER = Known.HTTP_HEADER;

    /** {@code 25%}. */
    public static final Format PERCENT = Known.PERCENT;

    /** An identifier of the language C. */
    public static final Format C_IDENTIFIER = Known.C_IDENTIFIER;

    /** A DNS subdomain, a slash and a path. */
    public static final Format DOMAIN_PREFIXED_PATH = Known.DOMAIN_PREFIXED_PATH;

    /** What a path of a URL is made of. */
    public static final Format HTTP_PATH = Known.HTTP_PATH;

    /** A DNS subdomain that has a dot in it. */
    public static final Format FULLY_QUALIFIED_DOMAIN = Known.FULLY_QUALIFIED_DOMAIN;

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String CONFIG_KEY_PATTERN = "[-._a-zA-Z0-9]+";
    private static final String NAME_WORDS =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                    + " end with an alphanumeric character";

    private Formats() {}

    /** Loaded with the first text that needs one. */
    private static final class Patterns {

        static final Pattern WILDCARD = Pattern.compile("\\*\\." + SUBDOMAIN);
        static final Pattern PORT = Pattern.compile("[-a-z0-9]+");
        static final Pattern HEADER = Pattern.compile("[-A-Za-z0-9]+");
        static final Pattern PERCENT = Pattern.compile("[0-9]+%");
        static final Pattern C = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
        static final Pattern PATH = Pattern.compile("[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+");
    }

    /** What makes up the formats above: one class for all, not one for each as lambdas would be, as most are never asked. */
    private enum Known implements Format {
        WILDCARD_DNS_SUBDOMAIN,
        QUALIFIED_NAME,
        LABEL_VALUE,
        CONFIG_KEY,
        ENV_NAME,
        PORT_NAME,
        HTTP_HEADER,
        PERCENT,
        C_IDENTIFIER,
        DOMAIN_PREFIXED_PATH,
        HTTP_PATH,
        FULLY_QUALIFIED_DOMAIN;

        @Override
        public List<String> wrong(String text) {
            return switch (this) {
                case WILDCARD_DNS_SUBDOMAIN -> wildcardSubdomain(text);
                case QUALIFIED_NAME -> qualifiedName(text);
                case LABEL_VALUE -> labelValue(text);
                case CONFIG_KEY -> configKey(text);
                case ENV_NAME -> envName(text);
                case PORT_NAME -> portName(text);
                case HTTP_HEADER -> httpHeader(text);
                case PERCENT -> percent(text);
                case C_IDENTIFIER -> cIdentifier(text);
                case DOMAIN_PREFIXED_PATH -> domainPrefixedPath(text);
                case HTTP_PATH -> httpPath(text);
                case FULLY_QUALIFIED_DOMAIN -> fullyQualifiedDomain(text);
            };
        }
    }

    private static List<String> wildcardSubdomain(String text) {
        List<String> wrong = new ArrayList<>();
        tooLong(text, 253, "characters", wrong);
        if (!Patterns.WILDCARD.matcher(text).matches()) {
            wrong.add(NameRules.regex(
                    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must"
                            + " consist of lower case alphanumeric characters, '-' or '.' and end with an"
                            + " alphanumeric character",
                    Patterns.WILDCARD.pattern(),
                    "*.example.com"));
        }
        return wrong;
    }

    private static List<String> qualifiedName(String text) {
        List<String> wrong = new ArrayList<>();
        int slash = text.indexOf('/');
        if (slash >= 0 && text.indexOf('/', slash + 1) >= 0) {
            wrong.add(NameRules.regex("a valid label key " + NAME_WORDS, QUALIFIED, "MyName", "my.name", "123-abc")
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return wrong;
        }
        if (slash >= 0) {
            prefix(text.substring(0, slash), wrong);
        }
        String name = text.substring(slash + 1);
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        } else if (bytes(name) > 63) {
            wrong.add("name part must be no more than 63 bytes");
        }
        if (!Shapes.isName(name)) {
            wrong.add(NameRules.regex("name part " + NAME_WORDS, QUALIFIED, "MyName", "my.name", "123-abc"));
        }
        return wrong;
    }

    private static void prefix(String prefix, List<String> wrong) {
        if (prefix.isEmpty()) {
            wrong.add("prefix part must be non-empty");
            return;
        }
        if (bytes(prefix) > 253) {
            wrong.add("prefix part must be no more than 253 bytes");
        }
        if (!Shapes.isDnsSubdomain(prefix)) {
            wrong.add("prefix part " + NameRules.dnsSubdomainWords());
        }
    }

    private static List<String> labelValue(String text) {
        List<String> wrong = new ArrayList<>();
        tooLong(text, 63, "bytes", wrong);
        if (!text.isEmpty() && !Shapes.isName(text)) {
            wrong.add(NameRules.regex(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                            + " must start and end with an alphanumeric character",
                    "(" + QUALIFIED + ")?",
                    "MyValue",
                    "my_value",
                    "12345"));
        }
        return wrong;
    }

    private static List<String> configKey(String text) {
        List<String> wrong = new ArrayList<>();
        tooLong(text, 253, "characters", wrong);
        if (!Shapes.isConfigKey(text)) {
            wrong.add(NameRules.regex(
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                    CONFIG_KEY_PATTERN,
                    "key.name",
                    "KEY_NAME",
                    "key-name"));
        }
        if (text.equals(".")) {
            wrong.add("must not be '.'");
        } else if (text.equals("..")) {
            wrong.add("must not be '..'");
        } else if (text.startsWith("..")) {
            wrong.add("must not start with '..'");
        }
        return wrong;
    }

    private static List<String> envName(String text) {
        return Shapes.isVariableName(text)
                ? List.of()
                : List.of("a valid environment variable name must consist only of printable ASCII characters other"
                        + " than '='");
    }

    private static List<String> portName(String text) {
        List<String> wrong = new ArrayList<>();
        tooLong(text, 15, "characters", wrong);
        if (!Patterns.PORT.matcher(text).matches()) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (text.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            wrong.add("must contain at least one letter (a-z)");
        }
        if (text.contains("--")) {
            wrong.add("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            wrong.add("must not begin or end with a hyphen");
        }
        return wrong;
    }

    private static List<String> httpHeader(String text) {
        return matches(
                Patterns.HEADER,
                text,
                "a valid HTTP header must consist of alphanumeric characters or '-'",
                "X-Header-Name");
    }

    private static List<String> percent(String text) {
        return matches(
                Patterns.PERCENT,
                text,
                "a valid percent string must be a numeric string followed by an ending '%'",
                "1%",
                "93%");
    }

    private static List<String> cIdentifier(String text) {
        return matches(
                Patterns.C,
                text,
                "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric"
                        + " characters or '_'",
                "my_name",
                "MY_NAME",
                "MyName");
    }

    private static List<String> domainPrefixedPath(String text) {
        if (text.isEmpty()) {
            return List.of("must be a domain-prefixed path (such as \"acme.io/foo\")");
        }
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            return List.of("must be a domain-prefixed path (such as \"acme.io/foo\")");
        }
        List<String> wrong = new ArrayList<>(DNS_SUBDOMAIN.wrong(text.substring(0, slash)));
        wrong.addAll(httpPath(text.substring(slash + 1)));
        return wrong;
    }

    private static List<String> httpPath(String text) {
        return matches(Patterns.PATH, text, "Invalid path");
    }

    private static List<String> fullyQualifiedDomain(String text) {
        List<String> wrong = new ArrayList<>(DNS_SUBDOMAIN.wrong(text));
        if (wrong.isEmpty() && text.indexOf('.') < 0) {
            wrong.add("should be a domain with at least two segments separated by dots");
        }
        return wrong;
    }

    private static List<String> matches(Pattern pattern, String text, String words, String... examples) {
        return pattern.matcher(text).matches()
                ? List.of()
                : List.of(NameRules.regex(words, pattern.pattern(), examples));
    }

    private static void tooLong(String text, int most, String unit, List<String> wrong) {
        if (bytes(text) > most) {
            wrong.add("must be no more than " + most + " " + unit);
        }
    }

    private static int bytes(String text) {
        return Shapes.bytes(text);
    }
}
