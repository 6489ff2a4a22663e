package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Times;
import io.envtest.internal.objectstore.NewObject;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One deletion of one object: at once, after its grace period, or after its finalizers. */
final class Deletion {

    private final StoreParts parts;
    private final Target target;
    private final DeleteOptions options;
    private final AdmissionCallback admission;
    private final Strategy strategy;

    Deletion(StoreParts parts, Target target, DeleteOptions options, AdmissionCallback admission) {
        this.parts = parts;
        this.target = target;
        this.options = options;
        this.admission = admission;
        this.strategy = target.definition().declaration().strategy();
    }

    DeleteResult run() {
        StoredObject current = current();
        Versions.requireServable(target.definition(), current);
        if (strategy.markForDeletion(current.tree()) && !isMarked(current)) {
            return markOnly();
        }
        if (strategy.holdsDeletion(current.sharedTree())) {
            checkUid(current);
            return new DeleteResult(Versions.served(target.definition(), current), false, true);
        }
        Marking first = mark(current);
        if (first.grace == GracePeriod.Outcome.PENDING) {
            return new DeleteResult(Versions.served(target.definition(), current), false, true);
        }
        if (first.grace == GracePeriod.Outcome.NONE && !first.waits() && !first.finalizersChanged) {
            return remove(null);
        }
        return options.dryRun() ? dryRun(current) : update();
    }

    /** The first request about an object of a kind that is marked in its own way. */
    private DeleteResult markOnly() {
        StoredObject marked = options.dryRun()
                ? markedDryly(current())
                : parts.storage().update(target.definition().area(), target.key(), current -> {
                    ObjectNode object = markedOnly(current.orElseThrow(this::notFound));
                    SystemMetadata.of(object).removeResourceVersion();
                    return new NewObject(
                            object, Indexes.index(target.definition().declaration(), object));
                });
        return new DeleteResult(Versions.served(target.definition(), marked), false, true);
    }

    private StoredObject markedDryly(StoredObject current) {
        return new UnstoredObject(target.key(), current.revision(), current.index(), markedOnly(current));
    }

    private ObjectNode markedOnly(StoredObject current) {
        checkUid(current);
        checkVersion(current);
        admission.delete(served(current), graceOf(current));
        ObjectNode object = current.tree();
        ObjectMeta meta = SystemMetadata.of(object);
        if (!meta.hasDeletionTimestamp()) {
            meta.setDeletionTimestamp(Times.seconds(parts.clock().now()));
        }
        strategy.markForDeletion(object);
        setFinalizers(meta, Finalizers.forDeletion(strategy, meta, options));
        target.definition().schema().complete(object);
        return object;
    }

    private static boolean isMarked(StoredObject current) {
        return current.sharedTree().path("metadata").has("deletionTimestamp");
    }

    private static void setFinalizers(ObjectMeta meta, List<String> finalizers) {
        if (finalizers.isEmpty()) {
            meta.removeFinalizers();
        } else if (!finalizers.equals(meta.finalizers())) {
            meta.setFinalizers(finalizers);
        }
    }

    private StoredObject current() {
        return parts.storage().get(target.definition().area(), target.key(), "").orElseThrow(this::notFound);
    }

    /** Writes the mark, then removes the object if nothing holds it. */
    private DeleteResult update() {
        Marking[] last = new Marking[1];
        StoredObject written;
        try {
            written = parts.storage().update(target.definition().area(), target.key(), current -> {
                last[0] = markAgain(current.orElseThrow(this::notFound));
                return last[0].write();
            });
        } catch (Unchanged e) {
            return e.marking.grace == GracePeriod.Outcome.PENDING
                    ? new DeleteResult(Versions.served(target.definition(), e.marking.current), false, true)
                    : remove(null);
        }
        if (last[0].waits() || last[0].graceLeft()) {
            return new DeleteResult(Versions.served(target.definition(), written), false, true);
        }
        return remove(written);
    }

    private DeleteResult dryRun(StoredObject current) {
        Marking marking = markAgain(current);
        target.definition().schema().complete(marking.object);
        StoredObject result = Versions.served(
                target.definition(),
                new UnstoredObject(target.key(), current.revision(), current.index(), marking.object));
        boolean stays = marking.waits() || marking.graceLeft();
        return new DeleteResult(result, !stays, true);
    }

    /**
     * Removes the object.
     *
     * @param marked the object as this deletion has just written it: if somebody else removes it now, that is as good
     */
    private DeleteResult remove(@Nullable StoredObject marked) {
        if (options.dryRun()) {
            StoredObject current = current();
            check(current, true);
            return new DeleteResult(
                    Versions.served(target.definition(), current), true, strategy.has(Trait.DELETE_RETURNS_OBJECT));
        }
        try {
            StoredObject deleted = parts.storage()
                    .delete(target.definition().area(), target.key(), current -> check(current, marked == null));
            strategy.release(deleted.tree());
            return new DeleteResult(
                    Versions.served(target.definition(), deleted), true, strategy.has(Trait.DELETE_RETURNS_OBJECT));
        } catch (ApiException e) {
            if (!e.hasReason("NotFound")) {
                throw e;
            }
            if (marked == null) {
                throw notFound();
            }
            return new DeleteResult(
                    Versions.served(target.definition(), marked), true, strategy.has(Trait.DELETE_RETURNS_OBJECT));
        }
    }

    private Marking markAgain(StoredObject current) {
        admission.delete(served(current), graceOf(current));
        Marking marking = mark(current);
        if (marking.grace == GracePeriod.Outcome.PENDING
                || marking.grace == GracePeriod.Outcome.NONE && !marking.waits()) {
            throw new Unchanged(marking);
        }
        if (marking.grace == GracePeriod.Outcome.NONE) {
            GracePeriod.markAsDeleting(
                    SystemMetadata.of(marking.object), parts.clock().now());
        }
        return marking;
    }

    private Marking mark(StoredObject current) {
        checkUid(current);
        checkVersion(current);
        ObjectNode object = current.tree();
        GracePeriod.Outcome grace =
                GracePeriod.begin(strategy, object, options, parts.clock().now());
        return new Marking(current, object, grace);
    }

    /**
     * @param untouched whether this deletion has not written the object itself, which gave it another resourceVersion
     */
    private void check(StoredObject current, boolean untouched) {
        checkUid(current);
        if (untouched) {
            checkVersion(current);
        }
        admission.delete(served(current), graceOf(current));
    }

    private long graceOf(StoredObject current) {
        return isMarked(current)
                ? -1
                : Math.max(-1, strategy.gracePeriodSeconds(current.sharedTree(), options.gracePeriodSeconds()));
    }

    private ObjectNode served(StoredObject current) {
        return Versions.served(target.definition(), current).tree();
    }

    private void checkUid(StoredObject current) {
        String wanted = options.preconditions().uid();
        String uid = current.index().uid();
        if (!wanted.isEmpty() && !wanted.equals(uid)) {
            requireOwn("UID in precondition: " + wanted + ", UID in object meta: " + uid);
            throw conflict("the UID in the precondition (" + wanted + ") does not match the UID in record (" + uid
                    + "). The object might have been deleted and then recreated");
        }
    }

    private void checkVersion(StoredObject current) {
        String wanted = options.preconditions().resourceVersion();
        String version = Long.toString(current.revision());
        if (!wanted.isEmpty() && !wanted.equals(version)) {
            requireOwn("ResourceVersion in precondition: " + wanted + ", ResourceVersion in object meta: " + version);
            throw conflict("the ResourceVersion in the precondition (" + wanted
                    + ") does not match the ResourceVersion in record (" + version
                    + "). The object might have been modified");
        }
    }

    /** A kind that is deleted in two steps has its own words for a precondition that does not hold. */
    private void requireOwn(String why) {
        if (strategy.has(Trait.CHECKS_PRECONDITIONS)) {
            throw ApiErrors.conflict(target.definition().resource(), target.name(), "Precondition failed: " + why);
        }
    }

    /** Names the kind where other conflicts name the resource, as the real server does. */
    private ApiException conflict(String why) {
        return ApiErrors.kindConflict(target.definition().area().kind(), target.name(), why);
    }

    private ApiException notFound() {
        return ApiErrors.notFound(target.definition().resource(), target.name());
    }

    /** The object with what this deletion writes on it. */
    private final class Marking {

        private final StoredObject current;
        private final ObjectNode object;
        private final GracePeriod.Outcome grace;
        private final boolean finalizersChanged;

        Marking(StoredObject current, ObjectNode object, GracePeriod.Outcome grace) {
            this.current = current;
            this.object = object;
            this.grace = grace;
            ObjectMeta meta = SystemMetadata.of(object);
            List<String> finalizers = Finalizers.forDeletion(strategy, meta, options);
            finalizersChanged = !finalizers.equals(meta.finalizers());
            setFinalizers(meta, finalizers);
        }

        boolean waits() {
            return !SystemMetadata.of(object).finalizers().isEmpty();
        }

        boolean graceLeft() {
            return grace == GracePeriod.Outcome.STARTED
                    && SystemMetadata.of(object).deletionGracePeriodSeconds() > 0;
        }

        NewObject write() {
            SystemMetadata.of(object).removeResourceVersion();
            target.definition().schema().complete(object);
            return new NewObject(object, Indexes.index(target.definition().declaration(), object));
        }
    }

    /** Nothing is to be written: the object is on its way already, or goes at once. */
    private static final class Unchanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Marking marking;

        Unchanged(Marking marking) {
            super(null, null, false, false);
            this.marking = marking;
        }
    }
}
