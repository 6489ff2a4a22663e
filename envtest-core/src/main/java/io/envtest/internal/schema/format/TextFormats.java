package io.envtest.internal.schema.format;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Formats by name; dashes in the name make no difference. Pure.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation">Formats in a schema</a>
 */
public final class TextFormats {

    private static final Set<String> INTEGERS = Set.of("int32", "int64");
    private static final Set<String> NUMBERS = Set.of("float", "double");
    private static final Set<String> TEXTS = Set.of(
            "date",
            "datetime",
            "duration",
            "ipv4",
            "ipv6",
            "cidr",
            "mac",
            "uri",
            "hostname",
            "email",
            "k8sshortname",
            "k8slongname",
            "uuid",
            "uuid3",
            "uuid4",
            "uuid5",
            "byte",
            "bsonobjectid",
            "hexcolor",
            "rgbcolor",
            "ssn",
            "isbn",
            "isbn10",
            "isbn13",
            "creditcard",
            "password");

    /** Loaded with the first text that needs one. */
    private static final class Patterns {

        static final Pattern UUID = uuid("[0-9a-f]", "[0-9a-f]");
        static final Pattern UUID_3 = uuid("3", "[0-9a-f]");
        static final Pattern UUID_4 = uuid("4", "[89ab]");
        static final Pattern UUID_5 = uuid("5", "[89ab]");
        static final Pattern BYTE =
                Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");
        static final Pattern BSON_OBJECT_ID = Pattern.compile("[0-9a-fA-F]{24}");
        static final Pattern HEX_COLOR = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
        static final Pattern RGB_COLOR = rgb("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
        static final Pattern SSN = Pattern.compile("\\d{3}[- ]\\d{2}[- ]\\d{4}");

        private static Pattern uuid(String version, String variant) {
            return Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?" + version + "[0-9a-f]{3}-?" + variant
                    + "[0-9a-f]{3}-?[0-9a-f]{12}");
        }

        private static Pattern rgb(String level) {
            return Pattern.compile("rgb\\(\\s*" + level + "\\s*,\\s*" + level + "\\s*,\\s*" + level + "\\s*\\)");
        }
    }

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
            case "string", "" -> TEXTS.contains(name(format));
            default -> false;
        };
    }

    /** Whether a text has a format; true for formats that are not known. */
    public static boolean matches(String format, String text) {
        return switch (name(format)) {
            case "date" -> TimeFormats.isDate(text);
            case "datetime" -> TimeFormats.isDateTime(text);
            case "duration" -> TimeFormats.isDuration(text);
            case "ipv4" -> IpFormats.isIpv4(text);
            case "ipv6" -> IpFormats.isIpv6(text);
            case "cidr" -> IpFormats.isCidr(text);
            case "mac" -> IpFormats.isMac(text);
            case "uri" -> UriFormat.isUri(text);
            case "hostname" -> HostFormats.isHostname(text);
            case "email" -> HostFormats.isEmail(text);
            case "k8sshortname" -> HostFormats.isShortName(text);
            case "k8slongname" -> HostFormats.isLongName(text);
            case "uuid" -> fits(Patterns.UUID, text);
            case "uuid3" -> fits(Patterns.UUID_3, text);
            case "uuid4" -> fits(Patterns.UUID_4, text);
            case "uuid5" -> fits(Patterns.UUID_5, text);
            case "byte" -> fits(Patterns.BYTE, text);
            case "bsonobjectid" -> fits(Patterns.BSON_OBJECT_ID, text);
            case "hexcolor" -> fits(Patterns.HEX_COLOR, text);
            case "rgbcolor" -> fits(Patterns.RGB_COLOR, text);
            case "ssn" -> fits(Patterns.SSN, text);
            case "isbn" -> CheckDigits.isIsbn(text);
            case "isbn10" -> CheckDigits.isIsbn10(text);
            case "isbn13" -> CheckDigits.isIsbn13(text);
            case "creditcard" -> CheckDigits.isCreditCard(text);
            default -> true;
        };
    }

    private static String name(String format) {
        return format.replace("-", "");
    }

    private static boolean fits(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
