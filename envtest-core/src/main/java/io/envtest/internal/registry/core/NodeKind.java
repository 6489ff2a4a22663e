package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeSpec;
import java.util.List;
import java.util.Map;

/**
 * Node: a machine that runs pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/nodes/">Nodes</a>
 */
final class NodeKind {

    private NodeKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("", "Node")
                .strategy(new Main())
                .status(new Status())
                .columns(NodeKind::columns)
                .build();
    }

    private static Columns<Node> columns() {
        return Columns.of("io.k8s.api.core.v1", Node::of)
                .name()
                .text("Status", "The status of the node", NodeSummary::status)
                .text("Roles", "The roles of the node", NodeSummary::roles)
                .age()
                .text(
                        "Version",
                        doc("NodeSystemInfo", "kubeletVersion"),
                        node -> node.status().nodeInfo().kubeletVersion())
                .wide()
                .text("Internal-IP", doc("NodeStatus", "addresses"), node -> NodeSummary.address(node, "InternalIP"))
                .text("External-IP", doc("NodeStatus", "addresses"), node -> NodeSummary.address(node, "ExternalIP"))
                .text(
                        "OS-Image",
                        doc("NodeSystemInfo", "osImage"),
                        node -> Cells.orUnknown(node.status().nodeInfo().osImage()))
                .text("Kernel-Version", doc("NodeSystemInfo", "kernelVersion"), NodeSummary::kernel)
                .text(
                        "Container-Runtime",
                        doc("NodeSystemInfo", "containerRuntimeVersion"),
                        node -> Cells.orUnknown(node.status().nodeInfo().containerRuntimeVersion()));
    }

    private static final class Main extends KindStrategy<Node> {

        Main() {
            super(Node::of);
        }

        @Override
        protected void defaults(Node node) {
            if (!node.status().hasAllocatable() && node.status().hasCapacity()) {
                node.status().setAllocatable(node.status().capacity());
            }
            oneBlockInBothFields(node.spec());
        }

        /** The first block of addresses has a field of its own, which decides where the two differ. */
        private static void oneBlockInBothFields(NodeSpec spec) {
            List<String> blocks = spec.podCIDRs();
            if (!spec.podCIDR().isEmpty() && (blocks.isEmpty() || !blocks.get(0).equals(spec.podCIDR()))) {
                spec.setPodCIDRs(List.of(spec.podCIDR()));
            } else if (!blocks.isEmpty()) {
                spec.setPodCIDR(blocks.get(0));
            }
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            return Map.of(
                    "spec.unschedulable", String.valueOf(Node.of(object).spec().unschedulable()));
        }

        @Override
        protected void prepare(StrategyContext context, Node node) {
            node.spec().removeConfigSource();
            node.status().remove("config");
        }

        @Override
        protected void prepare(StrategyContext context, Node node, Node old) {
            super.prepare(context, node, old);
            if (!old.spec().configSource().present()) {
                node.spec().removeConfigSource();
            }
        }

        @Override
        protected void validate(StrategyContext context, Node node, FieldErrors errors) {
            metadata(context, node, errors);
            NodeRules.check(errors, node);
        }

        @Override
        protected void validate(StrategyContext context, Node node, Node old, FieldErrors errors) {
            validate(context, node, errors);
            metadata(node, old, errors);
            NodeRules.updated(errors, node, old);
        }

        @Override
        protected void warn(StrategyContext context, Node node) {
            if (!node.spec().externalID().isEmpty()) {
                context.warn("spec.externalID: this field is deprecated, and is unused by Kubernetes");
            }
            List<String> blocks = node.spec().podCIDRs();
            for (int i = 0; i < blocks.size(); i++) {
                AddressWarnings.cidr(context::warn, node.spec().path("podCIDRs").index(i), blocks.get(i));
            }
        }

        @Override
        protected void warn(StrategyContext context, Node node, Node old) {
            warn(context, node);
        }
    }

    private static final class Status extends StatusStrategy<Node> {

        Status() {
            super(Node::of);
        }

        @Override
        protected void prepare(StrategyContext context, Node node, Node old) {
            super.prepare(context, node, old);
            if (!old.status().has("config")) {
                node.status().remove("config");
            }
        }

        @Override
        protected void validate(StrategyContext context, Node node, Node old, FieldErrors errors) {
            metadata(node, old, errors);
            NodeRules.updated(errors, node, old);
        }
    }
}
