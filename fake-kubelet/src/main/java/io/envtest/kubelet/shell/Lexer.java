package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script into words and operators. */
final class Lexer {

    private static final Pattern OPERATOR = Pattern.compile("[012]?(>>|>&|>|<)|&&|\\|\\||;|\\||\\(|\\)|\\n");
    private static final Pattern REFUSED = Pattern.compile("<<|&>|&(?!&)|;;|[3-9]>|<\\(|>\\(|`|\\|&");

    private final WordReader words;
    private final String script;

    private Lexer(String script) {
        this.script = script;
        this.words = new WordReader(script);
    }

    static List<Token> tokens(String script) {
        return new Lexer(script).read();
    }

    private List<Token> read() {
        List<Token> tokens = new ArrayList<>();
        int at = blanks(0);
        while (at < script.length()) {
            Matcher operator = OPERATOR.matcher(script).region(at, script.length());
            Matcher refused = REFUSED.matcher(script).region(at, script.length());
            if (operator.lookingAt()) {
                if (refused.lookingAt()) {
                    throw new NotUnderstoodException(refused.group());
                }
                tokens.add(Token.operator(operator.group().replace("\n", ";")));
                at = operator.end();
            } else if (refused.lookingAt()) {
                throw new NotUnderstoodException(refused.group());
            } else {
                WordReader.Read read = words.read(at);
                tokens.add(Token.word(read.word()));
                at = read.end();
            }
            at = blanks(at);
        }
        return tokens;
    }

    /** Skips blanks, comments and continued lines. */
    private int blanks(int start) {
        int at = start;
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (script.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                int end = script.indexOf('\n', at);
                at = end < 0 ? script.length() : end;
            } else {
                break;
            }
        }
        return at;
    }
}
