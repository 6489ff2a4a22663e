package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.StoredObject;
import org.jspecify.annotations.Nullable;

/** A change of the scale subresource: what the client changes is a Scale, what is written is the object behind it. */
final class ScaleChange {

    private final StoreParts parts;
    private final Target target;
    private final ObjectUpdate update;
    private final WriteOptions options;
    private final AdmissionCallback admission;
    private final ScalePaths paths;

    ScaleChange(
            StoreParts parts,
            Target target,
            ScalePaths paths,
            ObjectUpdate update,
            WriteOptions options,
            AdmissionCallback admission) {
        this.parts = parts;
        this.target = target;
        this.paths = paths;
        this.update = update;
        this.options = options;
        this.admission = admission;
    }

    WriteResult run() {
        if (update.replacement() != null) {
            SystemMetadata.namespace(target, SystemMetadata.of(update.replacement()));
            SystemMetadata.name(target, SystemMetadata.of(update.replacement()));
        }
        ObjectUpdate onObject = new ObjectUpdate(this::scaled, false, true, null, update.expectedUid());
        WriteResult result = new Change(parts, target, onObject, options, new OnScale()).run();
        return new WriteResult(scaleOf(target, paths, result.object()), false);
    }

    /** The Scale of a stored object. */
    static StoredObject scaleOf(Target target, ScalePaths paths, StoredObject object) {
        if (!target.definition().builtIn() && !Scales.hasReplicas(paths, object.sharedTree())) {
            throw ApiErrors.internal("the spec replicas field \"." + paths.specReplicas() + "\" does not exist");
        }
        return new UnstoredObject(
                target.key(),
                object.revision(),
                object.index(),
                Scales.of(paths, object.sharedTree().deepCopy()));
    }

    private ObjectNode scaled(ObjectNode current) {
        ObjectNode object = current.deepCopy();
        ScaleOwners owners = new ScaleOwners(
                object.path("metadata").path("managedFields"),
                target.definition().kind().apiVersion(),
                paths.specReplicas());
        ObjectNode before = Scales.of(paths, object);
        ArrayNode entries = owners.toScale();
        if (!entries.isEmpty()) {
            ((ObjectNode) before.path("metadata")).set("managedFields", entries);
        }
        ObjectNode scale = update.function().apply(before.deepCopy());
        SystemMetadata.namespace(target, SystemMetadata.of(scale));
        SystemMetadata.name(target, SystemMetadata.of(scale));
        if (!update.tracksFields()) {
            parts.managedFields().update(target, before, scale, WriteSteps.manager(target, options));
        }
        admission.mutate(scale, before);
        if (target.definition().builtIn()) {
            Scales.validate(scale, target.name());
        }
        checkUid(SystemMetadata.of(scale).uid(), SystemMetadata.of(object).uid());
        Scales.apply(paths, scale, object);
        ArrayNode after = owners.toObject(scale.path("metadata").path("managedFields"));
        if (after.isEmpty()) {
            SystemMetadata.of(object).removeManagedFields();
        } else {
            ((ObjectNode) object.path("metadata")).set("managedFields", after);
        }
        return object;
    }

    private void checkUid(String wanted, String uid) {
        if (!wanted.isEmpty() && !wanted.equals(uid)) {
            GroupVersionResource resource = target.definition().resource();
            throw ApiErrors.conflict(
                    new GroupVersionResource(resource.group(), resource.version(), resource.resource() + "/scale"),
                    target.name(),
                    "Precondition failed: UID in precondition: " + wanted + ", UID in object meta: " + uid);
        }
    }

    /** Shows validating admission the Scale; mutating admission has seen it before. */
    private final class OnScale implements AdmissionCallback {

        @Override
        public void validate(ObjectNode object, @Nullable ObjectNode old) {
            admission.validate(Scales.of(paths, object), old == null ? null : Scales.of(paths, old));
        }
    }
}
