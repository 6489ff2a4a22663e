package io.envtest.kubelet.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code base64 [-d] [-w COLUMNS] [FILE]}. */
final class Base64Program {

    private static final int COLUMNS = 76;
    private static final int BYTES_PER_GROUP = 4;

    private Base64Program() {}

    static int run(List<String> arguments, Frame frame) {
        boolean decode = false;
        int columns = COLUMNS;
        String file = "-";
        for (int at = 1; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.matches("-d|-D|--decode")) {
                decode = true;
            } else if (argument.matches("(-w|--wrap=)\\d{1,4}")) {
                columns = Integer.parseInt(argument.replaceFirst("\\D+", ""));
            } else if (argument.equals("-w")
                    && at + 1 < arguments.size()
                    && arguments.get(at + 1).matches("\\d{1,4}")) {
                columns = Integer.parseInt(arguments.get(++at));
            } else if (!argument.startsWith("-")) {
                file = argument;
            } else if (!argument.equals("-")) {
                throw new NotUnderstoodException("base64 " + argument);
            }
        }
        byte[] bytes = file.equals("-")
                ? frame.input().bytes()
                : frame.shell().files().read(file).getBytes(StandardCharsets.ISO_8859_1);
        frame.output().append(decode ? decoded(bytes) : encoded(bytes, columns));
        return 0;
    }

    private static String decoded(byte[] bytes) {
        try {
            return new String(Base64.getMimeDecoder().decode(bytes), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("base64: " + e.getMessage());
        }
    }

    private static String encoded(byte[] bytes, int columns) {
        if (columns == 0) {
            return Base64.getEncoder().encodeToString(bytes);
        } else if (columns % BYTES_PER_GROUP != 0) {
            throw new NotUnderstoodException("base64 -w " + columns);
        }
        String lines = Base64.getMimeEncoder(columns, new byte[] {'\n'}).encodeToString(bytes);
        return lines.isEmpty() ? lines : lines + "\n";
    }
}
