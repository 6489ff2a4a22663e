package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.view.View;
import java.util.function.Function;

/**
 * The strategy of most status subresources: a write to them leaves the spec as it was, and the status has rules.
 *
 * @param <V> view of the stored version
 */
public final class StatusStrategy<V extends View> extends KindStrategy<V> {

    private final StatusRules<V> rules;

    private StatusStrategy(Function<ObjectNode, V> view, StatusRules<V> rules) {
        super(view);
        this.rules = rules;
    }

    /** A strategy that checks metadata, then what the rules say of the status. */
    public static <V extends View> StatusStrategy<V> of(Function<ObjectNode, V> view, StatusRules<V> rules) {
        return new StatusStrategy<>(view, rules);
    }

    @Override
    protected void prepare(StrategyContext context, V object, V old) {
        Fields.keep(object, old, "spec");
    }

    @Override
    protected void validate(StrategyContext context, V object, V old, FieldErrors errors) {
        metadata(object, old, errors);
        rules.check(errors, object, old);
    }

    /** Rules of a written status. */
    public interface StatusRules<V> {

        /** Adds what is broken to the errors. */
        void check(FieldErrors errors, V object, V old);
    }
}
