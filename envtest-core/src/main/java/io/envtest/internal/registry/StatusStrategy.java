package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.view.View;
import java.util.function.Function;

/**
 * A strategy of a status subresource: a write to it leaves the spec as it was.
 *
 * @param <V> view of the stored version
 */
public abstract class StatusStrategy<V extends View> extends KindStrategy<V> {

    /** A strategy over the view, for example {@code Pod::of}. */
    protected StatusStrategy(Function<ObjectNode, V> view) {
        super(view);
    }

    @Override
    protected void prepare(StrategyContext context, V object, V old) {
        Fields.keep(object, old, "spec");
    }
}
