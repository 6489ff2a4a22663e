package io.envtest.cel.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Gives up on an expression that is broken in too many places. Errors tell what was expected where they came up, as the server's do,
 * not where the parser last had a choice.
 */
final class LimitedRecovery extends DefaultErrorStrategy {

    private static final int MOST_ATTEMPTS = 30;

    private int attempts;

    @Override
    public void recover(Parser recognizer, RecognitionException cause) {
        check();
        super.recover(recognizer, cause);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        check();
        return super.recoverInline(recognizer);
    }

    @Override
    @SuppressWarnings("NullAway") // the field is null whenever the parser had no choice
    public void sync(Parser recognizer) {
        super.sync(recognizer);
        nextTokensContext = null;
    }

    private void check() {
        if (++attempts > MOST_ATTEMPTS) {
            throw new ParseCancellationException("error recovery attempt limit exceeded: " + MOST_ATTEMPTS);
        }
    }
}
