package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.objectstore.NewObject;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One update of one object: replaced, patched or applied; may turn out to be a create or the end of a deletion. */
final class Change {

    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    private final StoreParts parts;
    private final Target target;
    private final ObjectUpdate update;
    private final WriteOptions options;
    private final AdmissionCallback admission;
    private final WriteSteps steps;
    private boolean created;

    Change(StoreParts parts, Target target, ObjectUpdate update, WriteOptions options, AdmissionCallback admission) {
        this.parts = parts;
        this.target = target;
        this.update = update;
        this.options = options;
        this.admission = admission;
        this.steps = new WriteSteps(parts, target, options, admission);
    }

    WriteResult run() {
        if (update.replacement() != null) {
            checkIdentity(update.replacement());
        }
        try {
            StoredObject written = options.dryRun() ? dryRun() : write();
            return new WriteResult(written, created);
        } catch (LastFinalizerGone e) {
            return new WriteResult(finishDeletion(e), false);
        } finally {
            steps.undo();
        }
    }

    private StoredObject write() {
        StoredObject written = parts.storage().update(target.definition().area(), target.key(), this::next);
        steps.committed();
        return Versions.fresh(target.definition(), written);
    }

    private StoredObject dryRun() {
        Optional<StoredObject> current = parts.storage().get(target.definition().area(), target.key(), "");
        NewObject next = next(current);
        if (next == null) {
            return Versions.served(target.definition(), current.orElseThrow());
        }
        ObjectNode object = next.tree();
        if (current.isEmpty()) {
            return steps.unstored(object, 0);
        }
        long revision = current.get().revision();
        SystemMetadata.of(object).setResourceVersion(Long.toString(revision));
        target.definition().schema().complete(object);
        return steps.unstored(object, revision);
    }

    private @Nullable NewObject next(Optional<StoredObject> current) {
        created = current.isEmpty();
        if (created && !mayCreate()) {
            throw ApiErrors.notFound(target.definition().resource(), target.name());
        }
        checkUid(current);
        return created ? create() : change(current.get());
    }

    private boolean mayCreate() {
        return update.createsMissing()
                || (update.replacement() != null && steps.main().has(Trait.ALLOWS_CREATE_ON_UPDATE));
    }

    private NewObject create() {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        ObjectNode object = update.function().apply(none);
        checkIdentity(object);
        admission.creatingOnUpdate(object);
        steps.requireOpen(SystemMetadata.of(object));
        steps.mutate(object, none, update.tracksFields());
        ResourceVersion.parse(SystemMetadata.of(object).resourceVersion());
        ObjectNode ruled = Versions.toRules(target.definition(), object);
        steps.create(ruled);
        return steps.newObject(Versions.fromRules(target.definition(), ruled));
    }

    /** The changed object; null if nothing is different. */
    private @Nullable NewObject change(StoredObject current) {
        ObjectNode known = current.sharedTree();
        ObjectNode live =
                target.definition().converts() ? Versions.fromStorage(target.definition(), current.tree()) : known;
        ObjectNode before = Versions.before(target.definition(), known, live);
        ObjectNode object = update.function().apply(live);
        checkIdentity(object);
        steps.mutate(object, live, update.tracksFields());
        ObjectNode ruled = Versions.toRules(target.definition(), object);
        checkVersion(SystemMetadata.of(ruled), current.revision());
        update.refusal().run();
        ObjectNode old = target.definition().declaration().rulesAsServed() ? live : before;
        steps.update(ruled, old);
        boolean last = isLastFinalizerGone(ruled, old);
        ObjectNode stored = Versions.fromRules(target.definition(), ruled);
        if (last) {
            throw new LastFinalizerGone(stored, current.revision());
        }
        boolean always = current.isFirst() && steps.main().storesLess(before);
        return Trees.same(stored, before) && !always ? null : steps.newObject(stored, always);
    }

    private void checkIdentity(ObjectNode object) {
        ObjectMeta meta = SystemMetadata.of(object);
        SystemMetadata.namespace(target, meta);
        SystemMetadata.name(target, meta);
    }

    private void checkUid(Optional<StoredObject> current) {
        String expected = update.expectedUid();
        String actual = current.isPresent() ? current.get().index().uid() : "";
        if (!expected.isEmpty() && !expected.equals(actual)) {
            String prefix = target.definition().area().prefix();
            String key = (options.dryRun() ? prefix.substring(prefix.indexOf('/', 1)) : prefix)
                    + target.key().path();
            throw ApiErrors.conflict(
                    target.definition().resource(),
                    target.name(),
                    "StorageError: invalid object, Code: 4, Key: " + key
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + expected + ", UID in object meta: " + actual);
        }
    }

    private void checkVersion(ObjectMeta meta, long revision) {
        long sent = ResourceVersion.parse(meta.resourceVersion());
        if (sent == 0) {
            if (steps.main().has(Trait.FORBIDS_UNCONDITIONAL_UPDATE)) {
                throw versionMissing();
            }
            meta.setResourceVersion(Long.toString(revision));
        } else if (sent != revision) {
            throw ApiErrors.conflict(target.definition().resource(), target.name(), MODIFIED);
        }
    }

    /** Names the resource where other such errors name the kind, as the real server does. */
    private ApiException versionMissing() {
        GroupVersionResource resource = target.definition().resource();
        FieldErrors errors = new FieldErrors();
        errors.invalid(FieldPath.root("metadata", "resourceVersion"), 0, "must be specified for an update");
        return errors.toException(
                new GroupVersionKind(resource.group(), resource.version(), resource.resource()), target.name());
    }

    private boolean isLastFinalizerGone(ObjectNode object, ObjectNode old) {
        ObjectMeta oldMeta = SystemMetadata.of(old);
        return SystemMetadata.of(object).finalizers().isEmpty()
                && !steps.main().holdsDeletion(object)
                && oldMeta.hasDeletionTimestamp()
                && oldMeta.deletionGracePeriodSeconds() == 0;
    }

    /** Deletes what waited for its finalizers; the answer is the object without them, as if it were still there. */
    private StoredObject finishDeletion(LastFinalizerGone gone) {
        if (!options.dryRun()) {
            try {
                StoredObject deleted = parts.storage()
                        .delete(target.definition().area(), target.key(), current -> checkUid(Optional.of(current)));
                target.definition().declaration().strategy().release(deleted.tree());
            } catch (ApiException e) {
                if (!e.hasReason("NotFound")) {
                    throw e;
                }
            }
        }
        return steps.unstored(gone.object, gone.revision);
    }

    /** The update takes away what held up a deletion. */
    private static final class LastFinalizerGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ObjectNode object;
        private final long revision;

        LastFinalizerGone(ObjectNode object, long revision) {
            super(null, null, false, false);
            this.object = object;
            this.revision = revision;
        }
    }
}
