package io.envtest.internal.registry.rule;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that fields have in the server's own types: capitalised, with abbreviations in capitals. */
final class GoNames {

    /** Fields whose name follows no rule, by type and field. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    private static final Pattern ABBREVIATION =
            Pattern.compile("(Id|Uid|Ip|Cidr|Url|Uri|Dns|Api|Pid|Ipc|Ttl|Tls|Tcp|Grpc|Http|Os)(?=[A-Z]|s?$|s?[A-Z])");

    private GoNames() {}

    static String of(String definition, String field) {
        String exception = EXCEPTIONS.get(definition.substring(definition.lastIndexOf('.') + 1) + "." + field);
        if (exception != null) {
            return exception;
        }
        String capitalised = Character.toUpperCase(field.charAt(0)) + field.substring(1);
        return ABBREVIATION.matcher(capitalised).replaceAll(GoNames::upper);
    }

    private static String upper(java.util.regex.MatchResult match) {
        return Matcher.quoteReplacement(match.group().toUpperCase(java.util.Locale.ROOT));
    }
}
