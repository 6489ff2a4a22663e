package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.view.View;
import java.util.function.Function;

/**
 * The strategy of most status subresources, of which nothing is special but the rules.
 *
 * @param <V> view of the stored version
 */
public class CheckedStatus<V extends View> extends StatusStrategy<V> {

    private final StatusRules<V> rules;

    private CheckedStatus(Function<ObjectNode, V> view, StatusRules<V> rules) {
        super(view);
        this.rules = rules;
    }

    /** A strategy that checks metadata, then what the rules say of the status. */
    public static <V extends View> StatusStrategy<V> of(Function<ObjectNode, V> view, StatusRules<V> rules) {
        return new CheckedStatus<>(view, rules);
    }

    /** The same for newer kinds, of which a write to the status leaves metadata as it was, too. */
    public static <V extends View> StatusStrategy<V> keepingMetadata(
            Function<ObjectNode, V> view, StatusRules<V> rules) {
        return new KeepingMetadata<>(view, rules);
    }

    @Override
    protected final void validate(StrategyContext context, V object, V old, FieldErrors errors) {
        metadata(object, old, errors);
        rules.check(errors, object, old);
    }

    private static final class KeepingMetadata<V extends View> extends CheckedStatus<V> {

        KeepingMetadata(Function<ObjectNode, V> view, StatusRules<V> rules) {
            super(view, rules);
        }

        @Override
        protected void prepare(StrategyContext context, V object, V old) {
            super.prepare(context, object, old);
            Fields.keepMetadata(object, old);
        }
    }

    /** Rules of a written status. */
    public interface StatusRules<V> {

        /** Adds what is broken to the errors. */
        void check(FieldErrors errors, V object, V old);
    }
}
