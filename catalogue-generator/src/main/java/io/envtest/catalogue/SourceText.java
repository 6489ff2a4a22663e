package io.envtest.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reading Java sources as plain text: jar entries, string literals and the escapes of generated comments. */
final class SourceText {
    private SourceText() {}

    /** The sources below a directory of a jar, by simple class name. */
    static SortedMap<String, String> classes(Path jar, String directory) throws IOException {
        SortedMap<String, String> classes = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(directory) && name.endsWith(".java")) {
                    String simple = name.substring(name.lastIndexOf('/') + 1, name.length() - ".java".length());
                    try (InputStream in = zip.getInputStream(entry)) {
                        classes.put(simple, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return classes;
    }

    /** What stands between two marks, searched from a position on; empty when either is missing. */
    static String between(String text, String before, String after, int from) {
        int start = text.indexOf(before, from);
        if (start < 0) {
            return "";
        }
        int end = text.indexOf(after, start + before.length());
        return end < 0 ? "" : text.substring(start + before.length(), end);
    }

    /** The value of the string literal whose opening quote stands at the position. */
    static String literal(String text, int quote) {
        StringBuilder value = new StringBuilder();
        for (int i = quote + 1; text.charAt(i) != '"'; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped >= '0' && escaped <= '7') {
                int end = i + 1;
                while (end < i + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
                    end++;
                }
                value.append((char) Integer.parseInt(text, i, end, 8));
                i = end - 1;
            } else if (escaped == 'u') {
                value.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            } else {
                value.append(simpleEscape(escaped));
            }
        }
        return value.toString();
    }

    /** The position of the quote that closes the literal opened at the position. */
    static int endOfLiteral(String text, int quote) {
        int i = quote + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static char simpleEscape(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    /** Undoes the escapes that the protobuf compiler puts into comments. */
    static String unescapeHtml(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#64;", "@")
                .replace("&#42;", "*")
                .replace("&#47;", "/")
                .replace("&#92;", "\\")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
