package io.envtest.internal.registry.storage;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.VolumeDefaults;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.storage.v1.VolumeAttachment;

/** VolumeAttachment: a volume that is, or shall be, attached to a node. */
final class VolumeAttachmentKind {

    private VolumeAttachmentKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of(StorageKinds.GROUP, "VolumeAttachment")
                .strategy(new Main())
                .status(new Status())
                .columns(VolumeAttachmentKind::columns)
                .subresourceResetFields("status", "metadata", "spec")
                .build();
    }

    private static Columns<VolumeAttachment> columns() {
        return Columns.of(StorageKinds.PACKAGE, VolumeAttachment::of)
                .name()
                .identity(
                        "Attacher",
                        doc("VolumeAttachmentSpec", "attacher"),
                        a -> a.spec().attacher())
                .text(
                        "PV",
                        doc("VolumeAttachmentSource", "persistentVolumeName"),
                        a -> a.spec().source().persistentVolumeName())
                .text(
                        "Node",
                        doc("VolumeAttachmentSpec", "nodeName"),
                        a -> a.spec().nodeName())
                .flag(
                        "Attached",
                        doc("VolumeAttachmentStatus", "attached"),
                        a -> a.status().attached())
                .age();
    }

    private static class Main extends KindStrategy<VolumeAttachment> {

        Main() {
            super(VolumeAttachment::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE, Trait.DELETE_RETURNS_OBJECT);
        }

        @Override
        protected void defaults(VolumeAttachment attachment) {
            VolumeDefaults.persistent(attachment.spec().source().inlineVolumeSpec());
        }

        @Override
        protected void validate(StrategyContext context, VolumeAttachment attachment, FieldErrors errors) {
            metadata(context, attachment, errors);
            VolumeAttachmentRules.spec(errors, attachment.spec());
            VolumeAttachmentRules.status(errors, attachment.status());
        }

        @Override
        protected void validate(
                StrategyContext context, VolumeAttachment attachment, VolumeAttachment old, FieldErrors errors) {
            validate(context, attachment, errors);
            Rules.immutable(errors, attachment.spec(), old.spec());
        }
    }

    /** Its rules are those of the whole object. */
    private static final class Status extends Main {

        @Override
        protected void prepare(StrategyContext context, VolumeAttachment attachment, VolumeAttachment old) {
            Fields.keep(attachment, old, "spec");
            Fields.keepMetadata(attachment, old);
        }
    }
}
