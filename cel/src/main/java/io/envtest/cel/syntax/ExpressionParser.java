package io.envtest.cel.syntax;

import cel.parser.internal.CELLexer;
import cel.parser.internal.CELParser;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Parses expressions and expands their macros. Safe for use by many threads. */
public final class ExpressionParser {

    private static final int MOST_CODE_POINTS = 100_000;
    private static final int MOST_DEPTH = 250;
    private static final Pattern RESERVED = Pattern.compile("no viable alternative at input '\\.(true|false|null)'");

    private final boolean bindings;

    /** A parser of the language as Kubernetes speaks it in most places. */
    public ExpressionParser() {
        this(false);
    }

    /**
     * A parser.
     *
     * @param bindings whether there is {@code cel.bind(name, value, expression)}
     */
    public ExpressionParser(boolean bindings) {
        this.bindings = bindings;
    }

    /**
     * Parses an expression.
     *
     * @param source the expression
     * @param issues where errors go
     * @return the tree, or null when there are errors
     */
    public @Nullable ParsedExpr parse(Source source, Issues issues) {
        if (source.length() > MOST_CODE_POINTS) {
            issues.addUnplaced("expression code point size exceeds limit: size: " + source.length() + ", limit "
                    + MOST_CODE_POINTS);
            return null;
        }
        ErrorCollector errors = new ErrorCollector(source, issues);
        CELLexer lexer = new CELLexer(CharStreams.fromString(source.text(), "<input>"));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        CELParser parser = new CELParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        parser.addParseListener(new DepthLimit(MOST_DEPTH));
        parser.setErrorHandler(new LimitedRecovery());
        return build(source, issues, parser);
    }

    private @Nullable ParsedExpr build(Source source, Issues issues, CELParser parser) {
        try {
            CELParser.StartContext start = parser.start();
            TreeBuilder builder = new TreeBuilder(source, issues, bindings);
            Expr root = builder.build(start.e);
            return issues.isEmpty() ? new ParsedExpr(root, builder.nodeCount()) : null;
        } catch (ParseCancellationException tooMuch) {
            issues.addUnplaced(String.valueOf(tooMuch.getMessage()));
            return null;
        }
    }

    private static final class ErrorCollector extends BaseErrorListener {
        private final Source source;
        private final Issues issues;

        ErrorCollector(Source source, Issues issues) {
            this.source = source;
            this.issues = issues;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offendingSymbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            String shown = recognizer instanceof Parser
                    ? RESERVED.matcher(message).replaceAll("mismatched input '$1' expecting IDENTIFIER")
                    : message;
            issues.add(source.offset(line, column), "Syntax error: " + shown);
        }
    }
}
