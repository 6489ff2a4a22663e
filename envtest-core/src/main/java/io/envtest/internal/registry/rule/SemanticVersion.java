package io.envtest.internal.registry.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version; in order of precedence, which build metadata has no part in. Immutable.
 *
 * @param numbers major, minor and patch
 * @param prerelease identifiers after the dash; empty for a release
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic versioning 2.0.0</a>
 */
public record SemanticVersion(List<String> numbers, List<String> prerelease) implements Comparable<SemanticVersion> {

    /** Before every other. */
    public static final SemanticVersion ZERO = new SemanticVersion(List.of("0", "0", "0"), List.of());

    private static final String NUMBER = "(0|[1-9]\\d*)";
    private static final Pattern PATTERN = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER
            + "(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
            + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");
    private static final int PRERELEASE = 4;

    /** The version that a text states, empty if it states none. */
    public static Optional<SemanticVersion> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prerelease = matcher.group(PRERELEASE);
        return Optional.of(new SemanticVersion(
                List.of(matcher.group(1), matcher.group(2), matcher.group(3)),
                prerelease == null ? List.of() : Arrays.asList(prerelease.split("\\."))));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int byNumbers = compare(numbers, other.numbers);
        if (byNumbers != 0 || prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return byNumbers != 0 ? byNumbers : Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        return compare(prerelease, other.prerelease);
    }

    private static int compare(List<String> some, List<String> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int compared = compare(some.get(i), others.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(some.size(), others.size());
    }

    /** Numbers by value, which have no leading zeros, and before words. */
    private static int compare(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        return number && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
