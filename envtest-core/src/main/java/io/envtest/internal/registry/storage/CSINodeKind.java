package io.envtest.internal.registry.storage;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.storage.v1.CSINode;

/**
 * CSINode: the storage drivers that are installed on a node.
 *
 * @see <a href="https://kubernetes-csi.github.io/docs/csi-node-object.html">CSINode</a>
 */
final class CSINodeKind extends KindStrategy<CSINode> {

    private CSINodeKind() {
        super(CSINode::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE, Trait.DELETE_RETURNS_OBJECT);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(StorageKinds.GROUP, "CSINode")
                .strategy(new CSINodeKind())
                .columns(CSINodeKind::columns)
                .build();
    }

    private static Columns<CSINode> columns() {
        return Columns.of(StorageKinds.PACKAGE, CSINode::of)
                .name()
                .integer(
                        "Drivers",
                        "Drivers indicates the number of CSI drivers registered on the node",
                        node -> node.spec().drivers().size())
                .age();
    }

    @Override
    protected void validate(StrategyContext context, CSINode node, FieldErrors errors) {
        metadata(context, node, errors);
        CSINodeRules.drivers(errors, node.spec().path("drivers"), node.spec().drivers());
    }

    @Override
    protected void validate(StrategyContext context, CSINode node, CSINode old, FieldErrors errors) {
        validate(context, node, errors);
        CSINodeRules.updated(errors, node.spec(), old.spec());
    }
}
