package io.envtest.kubelet.shell;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Programs that print what they are given, otherwise. */
final class PrintPrograms {

    private static final Pattern PLACE = Pattern.compile("%[sd%]|\\\\[nrt\\\\]");
    private static final Map<String, String> ESCAPES =
            Map.of("\\n", "\n", "\\r", "\r", "\\t", "\t", "\\\\", "\\", "%%", "%");

    private PrintPrograms() {}

    /** {@code printf FORMAT [ARGUMENT...]} with {@code %s} and {@code %d}; the format is used again for what is left. */
    static int printf(List<String> arguments, Frame frame) {
        if (arguments.size() < 2 || arguments.get(1).startsWith("-")) {
            throw new NotUnderstoodException("printf");
        }
        String format = arguments.get(1);
        if (PLACE.matcher(format).replaceAll("").matches("(?s).*[%\\\\].*")) {
            throw new NotUnderstoodException("printf " + format);
        }
        int at = 2;
        int before;
        do {
            before = at;
            at = print(format, arguments, at, frame.output());
        } while (at > before && at < arguments.size());
        return 0;
    }

    private static int print(String format, List<String> arguments, int from, StringBuilder output) {
        int at = from;
        Matcher place = PLACE.matcher(format);
        while (place.find()) {
            String found = place.group();
            String text = ESCAPES.get(found);
            if (text == null) {
                text = at < arguments.size() ? arguments.get(at++) : found.equals("%d") ? "0" : "";
            }
            place.appendReplacement(output, Matcher.quoteReplacement(text));
        }
        place.appendTail(output);
        return at;
    }

    /** {@code seq [FIRST] LAST}. */
    static int seq(List<String> arguments, Frame frame) {
        boolean known = arguments.stream().skip(1).allMatch(argument -> argument.matches("-?\\d{1,6}"));
        if (!known || arguments.size() < 2 || arguments.size() > 3) {
            throw new NotUnderstoodException("seq");
        }
        int first = arguments.size() == 2 ? 1 : Integer.parseInt(arguments.get(1));
        int last = Integer.parseInt(arguments.get(arguments.size() - 1));
        IntStream.rangeClosed(first, last)
                .forEach(number -> frame.output().append(number).append('\n'));
        return 0;
    }

    /** Only the name of the pod's host, without options. */
    static int hostname(List<String> arguments, Frame frame) {
        String name = frame.shell().variable("HOSTNAME");
        if (arguments.size() > 1 || name == null) {
            throw new NotUnderstoodException("hostname");
        }
        frame.output().append(name).append('\n');
        return 0;
    }
}
