package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A strategy that sees objects through the typed view of its kind. A kind overrides what is special about it.
 *
 * @param <V> view of the stored version
 */
public abstract class KindStrategy<V extends View> implements Strategy {

    private final Function<ObjectNode, V> view;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    /** A strategy over the view, for example {@code ConfigMap::of}, of a kind with these traits. */
    protected KindStrategy(Function<ObjectNode, V> view, Trait... traits) {
        this.view = view;
        Collections.addAll(this.traits, traits);
    }

    @Override
    public final boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** See {@link Strategy#setDefaults}. Defaults of other versions than the stored one override that. */
    protected void defaults(V object) {}

    /** See {@link Strategy#prepareForCreate}; by default a new object has no status. */
    protected void prepare(StrategyContext context, V object) {
        object.remove("status");
    }

    /** See {@link Strategy#prepareForUpdate}; by default the status stays as it was. */
    protected void prepare(StrategyContext context, V object, V old) {
        Fields.keep(object, old, "status");
    }

    /** See {@link Strategy#validateCreate}; by default checks metadata. */
    protected void validate(StrategyContext context, V object, FieldErrors errors) {
        metadata(context, object, errors);
    }

    /** See {@link Strategy#validateUpdate}; by default checks the change of metadata. */
    protected void validate(StrategyContext context, V object, V old, FieldErrors errors) {
        metadata(object, old, errors);
    }

    /** See {@link Strategy#warnOnCreate}. */
    protected void warn(StrategyContext context, V object) {}

    /** See {@link Strategy#warnOnUpdate}. */
    protected void warn(StrategyContext context, V object, V old) {}

    /** The rules for metadata as a whole, which kinds state at the head of their rules. */
    protected final void metadata(StrategyContext context, V object, FieldErrors errors) {
        ObjectMeta meta = ObjectMetaRules.of(object.node());
        ObjectMetaRules.all(errors, meta, context.definition().namespaced(), nameRule());
        if (!has(Trait.TAKES_ANY_FINALIZER)) {
            ObjectMetaRules.standardOrQualified(errors, meta);
        }
    }

    /** The rules for a change of metadata, which kinds state at the head of their rules for changes. */
    protected final void metadata(V object, V old, FieldErrors errors) {
        ObjectMeta meta = ObjectMetaRules.of(object.node());
        ObjectMetaRules.updated(errors, meta, ObjectMetaRules.of(old.node()));
        if (!has(Trait.TAKES_ANY_FINALIZER)) {
            ObjectMetaRules.standardOrQualified(errors, meta);
        }
    }

    @Override
    public void setDefaults(ObjectNode object) {
        defaults(view.apply(object));
    }

    @Override
    public final void prepareForCreate(StrategyContext context, ObjectNode object) {
        prepare(context, view.apply(object));
    }

    @Override
    public final void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
        prepare(context, view.apply(object), view.apply(old));
    }

    @Override
    public final void validateCreate(StrategyContext context, ObjectNode object, FieldErrors errors) {
        validate(context, view.apply(object), errors);
    }

    @Override
    public final void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        validate(context, view.apply(object), view.apply(old), errors);
    }

    @Override
    public final void warnOnCreate(StrategyContext context, ObjectNode object) {
        warn(context, view.apply(object));
    }

    @Override
    public final void warnOnUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
        warn(context, view.apply(object), view.apply(old));
    }
}
