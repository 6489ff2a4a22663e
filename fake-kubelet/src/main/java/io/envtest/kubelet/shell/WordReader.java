package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one word of a script, with its quotes and its variables. */
final class WordReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*|[0-9?#@*$]");
    private static final String ENDS = " \t\r\n;|&()<>";

    private final String script;

    WordReader(String script) {
        this.script = script;
    }

    /**
     * A word and what comes behind it.
     *
     * @param end index of the first character behind the word
     */
    record Read(Word word, int end) {}

    Read read(int start) {
        List<Word.Part> parts = new ArrayList<>();
        int at = start;
        while (at < script.length() && ENDS.indexOf(script.charAt(at)) < 0) {
            char c = script.charAt(at);
            if (c == '\'') {
                int end = closing(at + 1, "'");
                parts.add(new Word.Literal(script.substring(at + 1, end), true));
                at = end + 1;
            } else if (c == '"') {
                at = quoted(at + 1, parts);
            } else if (c == '$') {
                at = expansion(at, false, parts);
            } else {
                at = plain(at, parts);
            }
        }
        return new Read(new Word(parts), at);
    }

    private int plain(int start, List<Word.Part> parts) {
        if (script.charAt(start) == '`') {
            throw new NotUnderstoodException("`");
        }
        if (script.charAt(start) == '\\' && start + 1 < script.length()) {
            if (script.charAt(start + 1) != '\n') {
                parts.add(new Word.Literal(script.substring(start + 1, start + 2), true));
            }
            return start + 2;
        }
        int end = start + 1;
        while (end < script.length() && (ENDS + "'\"$\\`").indexOf(script.charAt(end)) < 0) {
            end++;
        }
        parts.add(new Word.Literal(script.substring(start, end), false));
        return end;
    }

    private int quoted(int start, List<Word.Part> parts) {
        StringBuilder text = new StringBuilder();
        parts.add(new Word.Literal("", true));
        int at = start;
        while (at < script.length() && script.charAt(at) != '"') {
            char c = script.charAt(at);
            if (c == '`') {
                throw new NotUnderstoodException("`");
            } else if (c == '$') {
                parts.add(new Word.Literal(text.toString(), true));
                text.setLength(0);
                at = expansion(at, true, parts);
            } else if (c == '\\' && at + 1 < script.length() && "\"\\$`\n".indexOf(script.charAt(at + 1)) >= 0) {
                text.append(script.charAt(at + 1) == '\n' ? "" : script.substring(at + 1, at + 2));
                at += 2;
            } else {
                text.append(c);
                at++;
            }
        }
        if (at >= script.length()) {
            throw new NotUnderstoodException("unterminated quotes");
        }
        parts.add(new Word.Literal(text.toString(), true));
        return at + 1;
    }

    private int expansion(int dollar, boolean quoted, List<Word.Part> parts) {
        int at = dollar + 1;
        if (script.startsWith("((", at)) {
            int end = closing(at + 2, "))");
            String inner = script.substring(at + 2, end);
            parts.add(new Word.Sum(new WordReader('"' + inner + '"').read(0).word(), quoted));
            return end + 2;
        }
        if (script.startsWith("(", at)) {
            int end = matching(at);
            parts.add(new Word.Substitution(ScriptParser.parse(script.substring(at + 1, end)), quoted));
            return end + 1;
        }
        if (script.startsWith("{", at)) {
            int end = closing(at + 1, "}");
            parts.add(braced(script.substring(at + 1, end), quoted));
            return end + 1;
        }
        Matcher name = NAME.matcher(script).region(at, script.length());
        if (!name.lookingAt()) {
            parts.add(new Word.Literal("$", quoted));
            return at;
        }
        parts.add(new Word.Variable(name.group(), Word.of(""), quoted));
        return name.end();
    }

    private static Word.Part braced(String inside, boolean quoted) {
        Matcher matcher = Pattern.compile("(\\w+|[?#@*$])(?::?-(.*))?").matcher(inside);
        if (!matcher.matches()) {
            throw new NotUnderstoodException("${" + inside + "}");
        }
        String fallback = matcher.group(2) == null ? "" : matcher.group(2);
        Word word =
                new WordReader('"' + fallback.replace("\"", "") + '"').read(0).word();
        return new Word.Variable(matcher.group(1), fallback.isEmpty() ? Word.of("") : word, quoted);
    }

    private int matching(int open) {
        int depth = 0;
        for (int i = open; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '\'') {
                i = closing(i + 1, "'");
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new NotUnderstoodException("unterminated (");
    }

    private int closing(int start, String end) {
        int at = script.indexOf(end, start);
        if (at < 0) {
            throw new NotUnderstoodException("unterminated " + end);
        }
        return at;
    }
}
