package io.envtest.cel.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Formats of names, keys and labels. */
final class NameFormats {

    private static final int LABEL = 63;
    private static final int SUBDOMAIN = 253;

    private static final Pattern DNS1123_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS1123_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern DNS1035_LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern QUALIFIED_NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");

    private static final String DNS1123_LABEL_RULE =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an"
                    + " alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '"
                    + DNS1123_LABEL + "')";
    private static final String DNS1123_SUBDOMAIN_RULE =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end"
                    + " with an alphanumeric character (e.g. 'example.com', regex used for validation is '"
                    + DNS1123_SUBDOMAIN + "')";
    private static final String DNS1035_LABEL_RULE =
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end"
                    + " with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '"
                    + DNS1035_LABEL + "')";
    private static final String QUALIFIED_NAME_RULE =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
                    + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + QUALIFIED_NAME
                    + "')";
    private static final String LABEL_VALUE_RULE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end"
                    + " with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '"
                    + LABEL_VALUE + "')";

    private NameFormats() {}

    /** A name that more will be added to: a dash at its end counts as a letter. */
    static String asPrefix(String text) {
        return text.length() > 1 && text.endsWith("-") ? text.substring(0, text.length() - 2) + "a" : text;
    }

    static List<String> dns1123Label(String text) {
        String rule = DNS1123_SUBDOMAIN.matcher(text).matches() ? "must not contain dots" : DNS1123_LABEL_RULE;
        return check(text, LABEL, "characters", DNS1123_LABEL, rule);
    }

    static List<String> dns1123Subdomain(String text) {
        return check(text, SUBDOMAIN, "characters", DNS1123_SUBDOMAIN, DNS1123_SUBDOMAIN_RULE);
    }

    static List<String> dns1035Label(String text) {
        return check(text, LABEL, "characters", DNS1035_LABEL, DNS1035_LABEL_RULE);
    }

    static List<String> labelValue(String text) {
        return check(text, LABEL, "bytes", LABEL_VALUE, LABEL_VALUE_RULE);
    }

    static List<String> qualifiedName(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2) {
            return List.of("a valid label key " + QUALIFIED_NAME_RULE
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        List<String> errors = new ArrayList<>();
        if (parts.length == 2 && parts[0].isEmpty()) {
            errors.add("prefix part must be non-empty");
        } else if (parts.length == 2) {
            dns1123Subdomain(parts[0]).forEach(error -> errors.add("prefix part " + error));
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            errors.add("name part must be non-empty");
        }
        check(name, LABEL, "bytes", QUALIFIED_NAME, QUALIFIED_NAME_RULE)
                .forEach(error -> errors.add("name part " + error));
        return errors;
    }

    private static List<String> check(String text, int longest, String unit, Pattern pattern, String rule) {
        List<String> errors = new ArrayList<>();
        if (text.getBytes(StandardCharsets.UTF_8).length > longest) {
            errors.add("must be no more than " + longest + " " + unit);
        }
        if (!pattern.matcher(text).matches()) {
            errors.add(rule);
        }
        return errors;
    }
}
