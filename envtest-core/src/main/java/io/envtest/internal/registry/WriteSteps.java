package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.NewObject;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.meta.v1.ObjectMeta;

/** The steps that creates and updates share, for one request. Not thread-safe. */
final class WriteSteps {

    private static final String AFTER_ADMISSION = " after mutating admission happens";

    private final StoreParts parts;
    private final Target target;
    private final WriteOptions options;
    private final AdmissionCallback admission;
    private final Strategy main;
    private final Strategy strategy;
    private final StrategyContext context;
    private Strategy.Allocation allocation = Strategy.Allocation.NONE;

    WriteSteps(StoreParts parts, Target target, WriteOptions options, AdmissionCallback admission) {
        this.parts = parts;
        this.target = target;
        this.options = options;
        this.admission = admission;
        this.main = target.definition().declaration().strategy();
        this.strategy = target.strategy();
        this.context = new StrategyContext(
                target.context(), target.definition(), parts.clock().now(), options.dryRun());
    }

    /** The strategy of the kind, whatever subresource is written. */
    Strategy main() {
        return main;
    }

    /** Refuses a new object where none may be created at present, whatever the verb that would create it. */
    void requireOpen(ObjectMeta meta) {
        String closed = target.definition().declaration().closed();
        if (!closed.isEmpty()) {
            throw ApiErrors.forbidden(target.definition().resource(), meta.name(), closed);
        }
    }

    /**
     * Field ownership and mutating admission, in the version that was sent.
     *
     * @param live the object as it is, empty on a create
     */
    void mutate(ObjectNode object, ObjectNode live, boolean tracksFields) {
        ObjectMeta meta = SystemMetadata.of(object);
        SystemMetadata.dedupOwners(target.context(), meta, "");
        if (!tracksFields) {
            parts.managedFields().update(target, live, object, manager(target, options));
        }
        if (admission == AdmissionCallback.NONE) {
            return;
        }
        admission.mutate(object, live.isEmpty() ? null : live);
        SystemMetadata.dedupOwners(target.context(), SystemMetadata.of(object), AFTER_ADMISSION);
    }

    /** All that a new object goes through, in the version its rules see, until it can be written. */
    void create(ObjectNode object) {
        ObjectMeta meta = SystemMetadata.of(object);
        SystemMetadata.fill(meta, context.now(), parts.random().uuid());
        if (meta.name().isEmpty() && !meta.generateName().isEmpty()) {
            meta.setName(
                    main.has(Trait.KEEPS_GENERATE_NAME)
                            ? meta.generateName()
                            : GeneratedNames.of(meta.generateName(), parts.random()));
        }
        if (target.subresource().isEmpty()) {
            allocate(object, object.objectNode());
        }
        SystemMetadata.namespace(target, meta);
        if (main.has(Trait.COUNTS_GENERATIONS)) {
            meta.setGeneration(1);
        }
        main.prepareForCreate(context, object);
        target.definition().schema().complete(object);
        SentEmpties.check(target, object, this::rulesForCreate)
                .throwIfAny(target.definition().area().kind(), meta.name());
        main.warnOnCreate(context, object);
        admission.validate(served(object), null);
        main.completeStored(object);
    }

    /** All that a changed object goes through, in the version its rules see, until it can be written. */
    void update(ObjectNode object, ObjectNode old) {
        ObjectMeta meta = SystemMetadata.of(object);
        ObjectMeta oldMeta = SystemMetadata.of(old);
        if (target.subresource().isEmpty()) {
            allocate(object, old);
        }
        KeptMetadata.carryOver(meta, oldMeta);
        SystemMetadata.namespace(target, meta);
        boolean differs = strategy.has(Trait.COUNTS_WHAT_IS_DROPPED) && raisesGeneration(completed(object), old);
        strategy.prepareForUpdate(context, object, old);
        target.definition().schema().complete(object);
        if (strategy.has(Trait.COUNTS_GENERATIONS) && (differs || raisesGeneration(object, old))) {
            meta.setGeneration(oldMeta.generation() + 1);
        }
        SentEmpties.check(target, object, checked -> rulesForUpdate(checked, old))
                .throwIfAny(target.definition().area().kind(), meta.name());
        strategy.warnOnUpdate(context, object, old);
        parts.managedFields().keepTimesIfSame(object, old);
        admission.validate(served(object), served(old));
        main.completeStored(object);
    }

    private ObjectNode completed(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        target.definition().schema().complete(copy);
        return copy;
    }

    private boolean raisesGeneration(ObjectNode object, ObjectNode old) {
        return strategy.raisesGeneration(object, old)
                || strategy.has(Trait.COUNTS_EMPTIES) && SentEmpties.any(target, object);
    }

    private FieldErrors rulesForCreate(ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        main.validateCreate(context, object, errors);
        if (errors.isEmpty()) {
            ObjectMetaRules.all(
                    errors, SystemMetadata.of(object), target.definition().namespaced(), NameRules.PATH_SEGMENT);
        }
        return errors;
    }

    private FieldErrors rulesForUpdate(ObjectNode object, ObjectNode old) {
        FieldErrors errors = new FieldErrors(old);
        ObjectMeta meta = SystemMetadata.of(object);
        ObjectMetaRules.all(errors, meta, target.definition().namespaced(), NameRules.PATH_SEGMENT);
        ObjectMetaRules.updated(errors, meta, SystemMetadata.of(old));
        strategy.validateUpdate(context, object, old, errors);
        return errors;
    }

    /** The object ready for the store, which sets the resourceVersion itself; given in the stored version. */
    NewObject newObject(ObjectNode object) {
        ObjectMeta meta = SystemMetadata.of(object);
        meta.removeResourceVersion();
        if (!options.dryRun()) {
            meta.removeSelfLink();
        }
        return new NewObject(object, Indexes.index(target.definition().declaration(), object));
    }

    /**
     * The object for the store that changes another one.
     *
     * @param always whether it is written even if it says nothing new
     */
    NewObject newObject(ObjectNode object, boolean always) {
        NewObject next = newObject(object);
        return new NewObject(next.tree(), next.index(), always);
    }

    /** What a dry run answers with. */
    StoredObject unstored(ObjectNode object, long revision) {
        return Versions.fresh(
                target.definition(),
                new UnstoredObject(
                        target.named(
                                        target.namespace(),
                                        SystemMetadata.of(object).name())
                                .key(),
                        revision,
                        Indexes.index(target.definition().declaration(), object),
                        object));
    }

    /** The write succeeded. */
    void committed() {
        allocation.committed();
        allocation = Strategy.Allocation.NONE;
    }

    /** The write failed, lost a race, or was a dry run. */
    void undo() {
        allocation.undo();
        allocation = Strategy.Allocation.NONE;
    }

    private void allocate(ObjectNode object, ObjectNode old) {
        undo();
        allocation = main.allocate(context, object, old);
    }

    private ObjectNode served(ObjectNode stored) {
        boolean other = target.definition().converts()
                && !target.definition().declaration().rulesAsServed();
        return other ? Versions.fromStorage(target.definition(), stored.deepCopy()) : stored;
    }

    /** Who owns what this write changes: as the client says, else the name of its program. */
    static String manager(Target target, WriteOptions options) {
        return options.manager(target.context());
    }
}
