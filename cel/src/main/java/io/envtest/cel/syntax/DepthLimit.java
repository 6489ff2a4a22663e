package io.envtest.cel.syntax;

import cel.parser.internal.CELParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Stops parsing when expressions are nested too deeply, before the stack overflows. */
final class DepthLimit implements ParseTreeListener {

    private final int limit;
    private final int[] depths = new int[CELParser.ruleNames.length];

    DepthLimit(int limit) {
        this.limit = limit;
    }

    @Override
    public void enterEveryRule(ParserRuleContext context) {
        int depth = ++depths[context.getRuleIndex()];
        if (context.getRuleIndex() == CELParser.RULE_expr && depth > limit) {
            throw new ParseCancellationException("expression recursion limit exceeded: " + limit);
        }
    }

    @Override
    public void exitEveryRule(ParserRuleContext context) {
        depths[context.getRuleIndex()]--;
    }

    @Override
    public void visitTerminal(TerminalNode node) {
        // only rules nest
    }

    @Override
    public void visitErrorNode(ErrorNode node) {
        // only rules nest
    }
}
