package io.envtest.internal.schema.format;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Formats by name; dashes in the name make no difference. Pure.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation">Formats in a schema</a>
 */
public final class TextFormats {

    private static final Set<String> INTEGERS = Set.of("int32", "int64");
    private static final Set<String> NUMBERS = Set.of("float", "double");
    private static final Map<String, Predicate<String>> TEXTS = Map.ofEntries(
            Map.entry("date", TimeFormats::isDate),
            Map.entry("datetime", TimeFormats::isDateTime),
            Map.entry("duration", TimeFormats::isDuration),
            Map.entry("ipv4", IpFormats::isIpv4),
            Map.entry("ipv6", IpFormats::isIpv6),
            Map.entry("cidr", IpFormats::isCidr),
            Map.entry("mac", IpFormats::isMac),
            Map.entry("uri", UriFormat::isUri),
            Map.entry("hostname", HostFormats::isHostname),
            Map.entry("email", HostFormats::isEmail),
            Map.entry("k8sshortname", HostFormats::isShortName),
            Map.entry("k8slongname", HostFormats::isLongName),
            Map.entry("uuid", uuid("[0-9a-f]", "[0-9a-f]")),
            Map.entry("uuid3", uuid("3", "[0-9a-f]")),
            Map.entry("uuid4", uuid("4", "[89ab]")),
            Map.entry("uuid5", uuid("5", "[89ab]")),
            Map.entry("byte", pattern("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})")),
            Map.entry("bsonobjectid", pattern("[0-9a-fA-F]{24}")),
            Map.entry("hexcolor", pattern("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")),
            Map.entry("rgbcolor", rgb("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)")),
            Map.entry("ssn", pattern("\\d{3}[- ]\\d{2}[- ]\\d{4}")),
            Map.entry("isbn", CheckDigits::isIsbn),
            Map.entry("isbn10", CheckDigits::isIsbn10),
            Map.entry("isbn13", CheckDigits::isIsbn13),
            Map.entry("creditcard", CheckDigits::isCreditCard),
            Map.entry("password", text -> true));

    private TextFormats() {}

    /**
     * Whether values of a type are held against a format.
     *
     * @param type the JSON type; empty for none
     */
    public static boolean known(String type, String format) {
        return switch (type) {
            case "integer" -> INTEGERS.contains(format);
            case "number" -> NUMBERS.contains(format);
            case "string", "" -> TEXTS.containsKey(name(format));
            default -> false;
        };
    }

    /** Whether a text has a format; true for formats that are not known. */
    public static boolean matches(String format, String text) {
        return TEXTS.getOrDefault(name(format), any -> true).test(text);
    }

    private static String name(String format) {
        return format.replace("-", "");
    }

    private static Predicate<String> pattern(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }

    private static Predicate<String> uuid(String version, String variant) {
        return pattern(
                "(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?" + version + "[0-9a-f]{3}-?" + variant + "[0-9a-f]{3}-?[0-9a-f]{12}");
    }

    private static Predicate<String> rgb(String level) {
        return pattern("rgb\\(\\s*" + level + "\\s*,\\s*" + level + "\\s*,\\s*" + level + "\\s*\\)");
    }
}
