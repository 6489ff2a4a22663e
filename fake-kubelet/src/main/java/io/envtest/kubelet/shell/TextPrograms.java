package io.envtest.kubelet.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Programs that print. */
final class TextPrograms {

    private static final Pattern PRINT_FIELD = Pattern.compile("\\s*\\{\\s*print\\s+\\$(\\d{1,3})\\s*;?\\s*}\\s*");

    private TextPrograms() {}

    static int echo(List<String> arguments, Frame frame) {
        int at = 1;
        boolean newline = true;
        boolean escapes = false;
        while (at < arguments.size() && arguments.get(at).matches("-[neE]+")) {
            newline &= !arguments.get(at).contains("n");
            escapes |= arguments.get(at).contains("e");
            at++;
        }
        String text = String.join(" ", arguments.subList(at, arguments.size()));
        frame.output().append(escapes ? text.replace("\\n", "\n").replace("\\t", "\t") : text);
        if (newline) {
            frame.output().append('\n');
        }
        return 0;
    }

    /** Whether {@code cat} has no files to print. */
    static boolean copiesInput(List<String> arguments) {
        return arguments.size() == 1
                || arguments.size() == 2 && arguments.get(1).equals("-");
    }

    /** {@code cat} without files prints what comes, as it comes. */
    static Step copy(Frame frame, Step.Next next) {
        frame.output().append(frame.input().available());
        return frame.input().isAtEnd() ? next.after(0) : new Step.Reading(() -> copy(frame, next), false);
    }

    static int cat(List<String> arguments, Frame frame) {
        int code = 0;
        for (String path : arguments.subList(1, arguments.size())) {
            if (path.startsWith("-")) {
                throw new NotUnderstoodException("cat " + path);
            } else if (frame.shell().files().isFile(path)) {
                frame.output().append(frame.shell().files().read(path));
            } else {
                frame.errors().append("cat: can't open '").append(path).append("': No such file or directory\n");
                code = 1;
            }
        }
        return code;
    }

    /** Only {@code head -n LINES [FILE]}. */
    static int head(List<String> arguments, Frame frame) {
        boolean lines = arguments.size() > 2
                && arguments.get(1).equals("-n")
                && arguments.get(2).matches("\\d{1,9}");
        if (!lines || arguments.size() > 4) {
            throw new NotUnderstoodException("head");
        }
        String text = arguments.size() == 4
                ? frame.shell().files().read(arguments.get(3))
                : frame.input().text();
        text.lines()
                .limit(Integer.parseInt(arguments.get(2)))
                .forEach(line -> frame.output().append(line).append('\n'));
        return 0;
    }

    /** Only {@code wc -l} and {@code wc -c}. */
    static int wc(List<String> arguments, Frame frame) {
        if (arguments.size() < 2 || arguments.size() > 3 || !arguments.get(1).matches("-[lc]")) {
            throw new NotUnderstoodException("wc");
        }
        boolean file = arguments.size() == 3;
        String text = file
                ? frame.shell().files().read(arguments.get(2))
                : frame.input().text();
        long count = arguments.get(1).equals("-l")
                ? text.chars().filter(c -> c == '\n').count()
                : text.length();
        frame.output().append(count).append(file ? " " + arguments.get(2) : "").append('\n');
        return 0;
    }

    /** {@code grep PATTERN [FILE]}, also quiet. */
    static int grep(List<String> arguments, Frame frame) {
        int at = 1;
        boolean quiet = false;
        while (at < arguments.size() && arguments.get(at).matches("-[qE]+")) {
            quiet |= arguments.get(at++).contains("q");
        }
        if (arguments.size() - at < 1
                || arguments.size() - at > 2
                || arguments.get(at).startsWith("-")) {
            throw new NotUnderstoodException("grep");
        }
        String text = arguments.size() - at == 2
                ? frame.shell().files().read(arguments.get(at + 1))
                : frame.input().text();
        int code = 1;
        Pattern pattern = pattern(arguments.get(at));
        for (String line : text.lines().toList()) {
            if (pattern.matcher(line).find()) {
                frame.output().append(quiet ? "" : line + "\n");
                code = 0;
            }
        }
        return code;
    }

    /** Only {@code awk '{print $N}'} of what is read from standard input. */
    static int awk(List<String> arguments, Frame frame) {
        Matcher program = PRINT_FIELD.matcher(arguments.size() == 2 ? arguments.get(1) : "");
        if (!program.matches()) {
            throw new NotUnderstoodException("awk");
        }
        int field = Integer.parseInt(program.group(1));
        for (String line : frame.input().text().lines().toList()) {
            String[] fields = line.strip().split("\\s+");
            String text = field == 0 ? line : field > fields.length ? "" : fields[field - 1];
            frame.output().append(text).append('\n');
        }
        return 0;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new NotUnderstoodException(text);
        }
    }
}
