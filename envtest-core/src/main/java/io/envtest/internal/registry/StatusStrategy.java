package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.view.View;
import java.util.function.Function;

/**
 * The strategy of status subresources: a write to them leaves the spec as it was, and the status has rules. A kind
 * extends it where more is special about its status.
 *
 * @param <V> view of the stored version
 */
public class StatusStrategy<V extends View> extends KindStrategy<V> {

    private final StatusRules<V> rules;

    /** A strategy that checks metadata. */
    protected StatusStrategy(Function<ObjectNode, V> view) {
        this(view, (errors, object, old) -> {});
    }

    private StatusStrategy(Function<ObjectNode, V> view, StatusRules<V> rules) {
        super(view);
        this.rules = rules;
    }

    /** A strategy that checks metadata, then what the rules say of the status. */
    public static <V extends View> StatusStrategy<V> of(Function<ObjectNode, V> view, StatusRules<V> rules) {
        return new StatusStrategy<>(view, rules);
    }

    /** The same for newer kinds, of which a write to the status leaves metadata as it was, too. */
    public static <V extends View> StatusStrategy<V> keepingMetadata(
            Function<ObjectNode, V> view, StatusRules<V> rules) {
        return new KeepingMetadata<>(view, rules);
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

    private static final class KeepingMetadata<V extends View> extends StatusStrategy<V> {

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
