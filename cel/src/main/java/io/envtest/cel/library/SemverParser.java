package io.envtest.cel.library;

import io.envtest.internal.field.GoQuote;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads semantic versions. */
final class SemverParser {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z-]+");
    private static final String[] NAMES = {"major", "minor", "patch"};

    private SemverParser() {}

    /** The version, or the text of the error. A tolerant reading allows a v in front and missing parts. */
    static Object parse(String text, boolean tolerant) {
        try {
            return read(tolerant ? completed(text) : text);
        } catch (VersionException invalid) {
            return String.valueOf(invalid.getMessage());
        }
    }

    private static final class VersionException extends Exception {
        VersionException(String message) {
            super(message);
        }
    }

    private static String completed(String text) throws VersionException {
        String plain = text.startsWith("v") ? text.substring(1) : text;
        List<String> parts = new ArrayList<>(Arrays.asList(plain.split("\\.", 3)));
        for (int i = 0; i < parts.size(); i++) {
            parts.set(i, withoutLeadingZeros(parts.get(i)));
        }
        if (parts.size() < 3) {
            String last = parts.get(parts.size() - 1);
            if (last.contains("+") || last.contains("-")) {
                throw new VersionException("short version cannot contain PreRelease/Build meta data");
            }
            while (parts.size() < 3) {
                parts.add("0");
            }
        }
        return String.join(".", parts);
    }

    private static String withoutLeadingZeros(String part) {
        if (part.length() <= 1) {
            return part;
        }
        String stripped = part.replaceFirst("^0+", "");
        boolean digit = !stripped.isEmpty() && Character.isDigit(stripped.charAt(0));
        return digit ? stripped : "0" + stripped;
    }

    private static Semver read(String text) throws VersionException {
        if (text.isEmpty()) {
            throw new VersionException("Version string empty");
        }
        String[] parts = text.split("\\.", 3);
        if (parts.length != 3) {
            throw new VersionException("No Major.Minor.Patch elements found");
        }
        BigInteger major = number(parts[0], 0);
        BigInteger minor = number(parts[1], 1);
        int plus = parts[2].indexOf('+');
        String build = plus < 0 ? null : parts[2].substring(plus + 1);
        String rest = plus < 0 ? parts[2] : parts[2].substring(0, plus);
        int dash = rest.indexOf('-');
        String preRelease = dash < 0 ? null : rest.substring(dash + 1);
        BigInteger patch = number(dash < 0 ? rest : rest.substring(0, dash), 2);
        List<String> identifiers = preRelease(preRelease);
        checkBuild(build);
        return new Semver(major, minor, patch, identifiers);
    }

    private static BigInteger number(String text, int which) throws VersionException {
        if (!DIGITS.matcher(text).matches() && !text.isEmpty()) {
            throw new VersionException(
                    "Invalid character(s) found in " + NAMES[which] + " number " + GoQuote.quote(text));
        }
        if (text.length() > 1 && text.startsWith("0")) {
            String name = NAMES[which].substring(0, 1).toUpperCase(Locale.ROOT) + NAMES[which].substring(1);
            throw new VersionException(name + " number must not contain leading zeroes " + GoQuote.quote(text));
        }
        if (text.isEmpty()) {
            throw new VersionException("strconv.ParseUint: parsing \"\": invalid syntax");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() > 64) {
            throw new VersionException("strconv.ParseUint: parsing " + GoQuote.quote(text) + ": value out of range");
        }
        return number;
    }

    private static List<String> preRelease(@Nullable String text) throws VersionException {
        if (text == null) {
            return List.of();
        }
        List<String> identifiers = List.of(text.split("\\.", -1));
        for (String identifier : identifiers) {
            if (identifier.isEmpty()) {
                throw new VersionException("Prerelease is empty");
            }
            boolean numeric = DIGITS.matcher(identifier).matches();
            if (numeric && identifier.length() > 1 && identifier.startsWith("0")) {
                throw new VersionException(
                        "Numeric PreRelease version must not contain leading zeroes " + GoQuote.quote(identifier));
            }
            if (!IDENTIFIER.matcher(identifier).matches()) {
                throw new VersionException("Invalid character(s) found in prerelease " + GoQuote.quote(identifier));
            }
        }
        return identifiers;
    }

    private static void checkBuild(@Nullable String text) throws VersionException {
        if (text == null) {
            return;
        }
        for (String identifier : text.split("\\.", -1)) {
            if (identifier.isEmpty()) {
                throw new VersionException("Build meta data is empty");
            }
            if (!IDENTIFIER.matcher(identifier).matches()) {
                throw new VersionException(
                        "Invalid character(s) found in build meta data " + GoQuote.quote(identifier));
            }
        }
    }
}
