package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a script by recursive descent. */
final class ScriptParser {

    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "}", ")");
    private static final Set<String> REFUSED = Set.of("case", "function", "select", "esac");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    private final List<Token> tokens;
    private int at;

    private ScriptParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a script.
     *
     * @throws NotUnderstoodException if it uses more of the shell than is simulated
     */
    static Command parse(String script) {
        ScriptParser parser = new ScriptParser(Lexer.tokens(script));
        Command command = parser.list();
        if (parser.at < parser.tokens.size()) {
            throw new NotUnderstoodException(parser.tokens.get(parser.at).toString());
        }
        return command;
    }

    private boolean sees(String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }

    private boolean takes(String text) {
        boolean seen = sees(text);
        at += seen ? 1 : 0;
        return seen;
    }

    private void expect(String text) {
        if (!takes(text)) {
            throw new NotUnderstoodException("no " + text);
        }
    }

    private void skipSeparators() {
        while (sees(";")) {
            at++;
        }
    }

    private Command list() {
        List<Command> commands = new ArrayList<>();
        skipSeparators();
        while (at < tokens.size() && CLOSING.stream().noneMatch(this::sees)) {
            commands.add(either());
            if (at < tokens.size() && !sees(";") && CLOSING.stream().noneMatch(this::sees)) {
                throw new NotUnderstoodException(tokens.get(at).toString());
            }
            skipSeparators();
        }
        return commands.size() == 1 ? commands.get(0) : new Sequence(List.copyOf(commands));
    }

    private Command either() {
        Command command = pipeline();
        while (sees("&&") || sees("||")) {
            boolean onSuccess = takes("&&") || !takes("||");
            skipSeparators();
            command = new Either(command, onSuccess, pipeline());
        }
        return command;
    }

    private Command pipeline() {
        if (takes("!")) {
            return new Negation(pipeline());
        }
        Command command = single();
        while (takes("|")) {
            skipSeparators();
            command = new Pipeline(command, single());
        }
        return command;
    }

    private Command single() {
        if (takes("if")) {
            return conditional();
        } else if (sees("while") || sees("until")) {
            boolean whileTrue = takes("while") || !takes("until");
            Command condition = list();
            return new Loop(condition, whileTrue, body());
        } else if (takes("for")) {
            return forEach();
        } else if (takes("{")) {
            return closed(list(), "}");
        } else if (takes("(")) {
            return new Subshell(closed(list(), ")"));
        } else if (at + 2 < tokens.size()
                && tokens.get(at + 1).is("(")
                && tokens.get(at + 2).is(")")) {
            return definition();
        }
        return simple();
    }

    /** A group must not be followed by redirections; these are not simulated. */
    private Command closed(Command command, String end) {
        expect(end);
        if (at < tokens.size()
                && !tokens.get(at).isWord()
                && tokens.get(at).operator().matches(".*[<>].*")) {
            throw new NotUnderstoodException("redirection of a group");
        }
        return command;
    }

    private Command definition() {
        String name = tokens.get(at).word().bare();
        at += 3;
        skipSeparators();
        expect("{");
        return new Definition(name, closed(list(), "}"));
    }

    private Command body() {
        expect("do");
        return closed(list(), "done");
    }

    private Command conditional() {
        Command condition = list();
        expect("then");
        Command then = list();
        if (takes("elif")) {
            return new Conditional(condition, then, conditional());
        }
        Command otherwise = takes("else") ? list() : new Sequence(List.of());
        return new Conditional(condition, then, closed(otherwise, "fi"));
    }

    private Command forEach() {
        String name = at < tokens.size() ? tokens.get(at++).word().bare() : "";
        expect("in");
        List<Word> words = new ArrayList<>();
        while (at < tokens.size() && tokens.get(at).isWord()) {
            words.add(tokens.get(at++).word());
        }
        skipSeparators();
        return new ForEach(name, List.copyOf(words), body());
    }

    private Command simple() {
        Map<String, Word> assignments = new LinkedHashMap<>();
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.isWord()) {
                at++;
                if (!words.isEmpty() || !assigned(token.word(), assignments)) {
                    words.add(token.word());
                }
            } else if (token.operator().matches("[012]?[<>].*")) {
                at++;
                redirections.add(redirection(token.operator()));
            } else {
                break;
            }
        }
        if (sees("(") || (!words.isEmpty() && REFUSED.contains(words.get(0).bare()))) {
            throw new NotUnderstoodException("functions and cases");
        }
        if (words.isEmpty() && assignments.isEmpty() && redirections.isEmpty()) {
            throw new NotUnderstoodException("no command");
        }
        return new SimpleCommand(assignments, List.copyOf(words), List.copyOf(redirections));
    }

    private Redirection redirection(String operator) {
        if (at >= tokens.size() || !tokens.get(at).isWord()) {
            throw new NotUnderstoodException("no target of " + operator);
        }
        Word target = tokens.get(at++).word();
        String sign = operator.replaceFirst("^[012]", "");
        boolean named = sign.length() < operator.length();
        int stream = named ? operator.charAt(0) - '0' : sign.equals("<") ? 0 : 1;
        return new Redirection(stream, sign, target);
    }

    private static boolean assigned(Word word, Map<String, Word> assignments) {
        List<Word.Part> parts = word.parts();
        if (parts.isEmpty()
                || !(parts.get(0) instanceof Word.Literal literal)
                || literal.quoted()
                || !ASSIGNMENT.matcher(literal.value()).matches()) {
            return false;
        }
        int sign = literal.value().indexOf('=');
        List<Word.Part> value = new ArrayList<>(parts);
        value.set(0, new Word.Literal(literal.value().substring(sign + 1), false));
        assignments.put(literal.value().substring(0, sign), new Word(List.copyOf(value)));
        return true;
    }
}
