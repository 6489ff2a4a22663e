package io.envtest.internal.endpoint.selector;

import io.envtest.api.ApiException;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.ObjectIndex;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shard selector: a part of a collection, by a hash of each object's uid or namespace. Written {@code
 * shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')}, several with {@code ||} between them. Immutable.
 *
 * @param field path of what is hashed; empty if nothing was asked for
 * @param ranges which hashes are meant
 * @see <a href="https://github.com/kubernetes/enhancements/issues/5866">Sharded list and watch</a>
 */
public record ShardQuery(String field, List<Range> ranges) {

    /** Everything. */
    public static final ShardQuery ALL = new ShardQuery("", List.of());

    private static final String NAMESPACE = "object.metadata.namespace";
    private static final String UID = "object.metadata.uid";
    private static final String STRING = "('[^']*'|\"[^\"]*\")";
    private static final Pattern OR = Pattern.compile("\\|\\|");
    private static final Pattern CALL = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9a-f]");
    private static final int DIGITS = 16;
    private static final BigInteger END = BigInteger.ONE.shiftLeft(64);
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Hashes from a start on to before an end; as texts, as they were written. */
    record Range(String start, String end) {

        private boolean has(BigInteger hash) {
            return number(start).compareTo(hash) <= 0 && hash.compareTo(number(end)) < 0;
        }
    }

    /**
     * Reads a selector; empty means everything.
     *
     * @throws ApiException 500 if it is none, as the real server answers
     */
    public static ShardQuery parse(String text) {
        if (text.isEmpty()) {
            return ALL;
        }
        String field = "";
        List<Range> ranges = new ArrayList<>();
        for (String term : OR.split(text, -1)) {
            List<String> arguments = arguments(term);
            String path = path(arguments.get(0));
            if (!field.isEmpty() && !field.equals(path)) {
                throw invalid("all shard ranges must use the same field, got \"" + field + "\" and \"" + path + "\"");
            }
            field = path;
            ranges.add(range(arguments));
        }
        return new ShardQuery(field, List.copyOf(ranges));
    }

    private static List<String> arguments(String term) {
        Matcher call = CALL.matcher(term);
        if (!call.matches()) {
            throw invalid("unexpected expression; expected shardRange() call or || operator");
        }
        if (!call.group(1).equals("shardRange")) {
            throw invalid("unsupported function \"" + call.group(1) + "\"; only shardRange() and || are allowed");
        }
        List<String> arguments = List.of(call.group(2).split(",", -1)).stream()
                .map(String::strip)
                .toList();
        if (arguments.size() != 3) {
            throw invalid("shardRange() requires exactly 3 arguments, got "
                    + (call.group(2).isBlank() ? 0 : arguments.size()));
        }
        return arguments;
    }

    private static String path(String argument) {
        if (!PATH.matcher(argument).matches()) {
            throw invalid("shardRange() first argument: expected field path (e.g. object.metadata.uid)");
        }
        if (!argument.equals(UID) && !argument.equals(NAMESPACE)) {
            throw invalid("unsupported field path \"" + argument + "\"; supported: " + UID + ", " + NAMESPACE);
        }
        return argument;
    }

    private static Range range(List<String> arguments) {
        Range range = new Range(hash("hexStart", arguments.get(1)), hash("hexEnd", arguments.get(2)));
        if (number(range.start()).compareTo(number(range.end())) >= 0) {
            throw invalid("shard range start " + range.start() + " must be less than end " + range.end());
        }
        return range;
    }

    private static String hash(String name, String argument) {
        if (!argument.matches(STRING)) {
            throw invalid(name + " must be a string literal");
        }
        String text = argument.substring(1, argument.length() - 1);
        if (!text.startsWith("0x")) {
            throw invalid(name + " must have '0x' prefix, got \"" + text + "\"");
        }
        String digits = text.substring(2);
        Matcher wrong = NO_DIGIT.matcher(digits);
        if (wrong.find()) {
            throw invalid(name + ": invalid hex character \"" + wrong.group() + "\" in \"" + text + "\"");
        }
        if (name.equals("hexEnd") && digits.length() == DIGITS + 1) {
            if (!number(text).equals(END)) {
                throw invalid("hexEnd: 17-digit hex value must be '0x10000000000000000' (2^64), got \"" + text + "\"");
            }
            return text;
        }
        if (digits.length() != DIGITS) {
            throw invalid(name + " must be a 0x-prefixed 16-digit hex value, got \"" + text + "\"" + hint(digits));
        }
        return text;
    }

    private static String hint(String digits) {
        return digits.length() > DIGITS
                ? ""
                : " (did you mean \"0x" + "0".repeat(DIGITS - digits.length()) + digits + "\"?)";
    }

    private static BigInteger number(String text) {
        return text.length() == 2 ? BigInteger.ZERO : new BigInteger(text.substring(2), 16);
    }

    private static ApiException invalid(String message) {
        return ApiErrors.plain(500, "", "invalid shard selector: " + message);
    }

    /** Whether everything is meant. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether the object belongs to the part. */
    public boolean matches(ObjectIndex index) {
        if (isEmpty()) {
            return true;
        }
        String value = field.equals(UID) ? index.uid() : index.fields().getOrDefault("metadata.namespace", "");
        BigInteger hash = new BigInteger(Long.toUnsignedString(fnv(value)));
        return ranges.stream().anyMatch(range -> range.has(hash));
    }

    /** The 64-bit FNV-1a hash. */
    private static long fnv(String text) {
        long hash = FNV_BASIS;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The selector in the form in which a list tells it. */
    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> "shardRange(" + field + ", '" + range.start() + "', '" + range.end() + "')")
                .collect(Collectors.joining(" || "));
    }
}
