package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeAddress;
import io.envtest.view.core.v1.NodeSpec;
import io.envtest.view.core.v1.NodeSwapStatus;
import io.envtest.view.core.v1.Taint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rules of nodes. Some name a field by another path than the one where it stands, as the real server does. */
final class NodeRules {

    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private NodeRules() {}

    static void check(FieldErrors errors, Node node) {
        taints(errors, node);
        resources(errors, node);
        NodeSwapStatus swap = node.status().nodeInfo().swap();
        if (swap.hasCapacity()) {
            Rules.positive(errors, FieldPath.root("metadata", "nodeSwapStatus", "capacity"), swap.capacity());
        }
        blocks(errors, node.spec());
        DeclaredFeatureRules.check(errors, node.status());
    }

    private static void taints(FieldErrors errors, Node node) {
        List<Taint> taints = node.spec().taints();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < taints.size(); i++) {
            Taint taint = taints.get(i);
            FieldPath path = FieldPath.root("metadata", "taints").index(i);
            LabelRules.labelName(errors, path.child("key"), taint.key());
            List<String> wrong = Formats.LABEL_VALUE.wrong(taint.value());
            if (!wrong.isEmpty()) {
                errors.invalid(path.child("value"), taint.value(), String.join(";", wrong));
            }
            Rules.requiredOneOf(errors, path.child("effect"), taint.effect(), EFFECTS);
            if (!seen.add(taint.effect() + " " + taint.key())) {
                errors.add(new FieldError(
                        FieldErrorType.DUPLICATE,
                        path,
                        GoValue.of(taint),
                        "taints must be unique by key and effect pair"));
            }
        }
    }

    private static void resources(FieldErrors errors, Node node) {
        amounts(errors, "capacity", node.status().capacity());
        amounts(errors, "allocatable", node.status().allocatable());
    }

    private static void amounts(FieldErrors errors, String field, Map<String, String> amounts) {
        new TreeMap<>(amounts)
                .forEach((name, amount) ->
                        ResourceNames.amount(errors, FieldPath.root("status", field, name), name, amount));
    }

    private static void blocks(FieldErrors errors, NodeSpec spec) {
        FieldPath path = spec.path("podCIDRs");
        List<String> blocks = spec.podCIDRs();
        List<Cidr> parsed = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        for (int i = 0; i < blocks.size(); i++) {
            Optional<Cidr> block = AddressRules.cidr(errors, path.index(i), blocks.get(i));
            block.ifPresent(parsed::add);
            if (block.isEmpty() && broken.isEmpty()) {
                broken = Optional.of("invalid CIDR[" + i + "]: <nil> (invalid CIDR address: " + blocks.get(i) + ")");
            }
        }
        if (blocks.size() < 2) {
            return;
        }
        broken.ifPresent(why -> errors.add(new FieldError(
                FieldErrorType.INTERNAL,
                path,
                null,
                "invalid PodCIDRs. failed to check with dual stack with error:" + why)));
        boolean both = broken.isEmpty()
                && parsed.stream()
                                .map(block -> block.address().isV4())
                                .distinct()
                                .count()
                        == 2;
        if (!both || blocks.size() > 2) {
            errors.invalid(path, GoValue.of(blocks), "may specify no more than one CIDR for each IP family");
        }
    }

    /** What the node has been given once must stay. */
    static void updated(FieldErrors errors, Node node, Node old) {
        resources(errors, node);
        DeclaredFeatureRules.check(errors, node.status());
        List<NodeAddress> seen = new ArrayList<>();
        List<NodeAddress> addresses = node.status().addresses();
        for (int i = 0; i < addresses.size(); i++) {
            NodeAddress address = addresses.get(i);
            if (seen.stream().anyMatch(other -> Rules.same(other, address))) {
                errors.duplicate(node.status().path("addresses").index(i), GoValue.of(address));
            }
            seen.add(address);
        }
        NodeSpec before = old.spec();
        blocksUpdated(errors, node.spec(), before);
        if (!before.providerID().isEmpty()
                && !before.providerID().equals(node.spec().providerID())) {
            errors.forbidden(
                    node.spec().path("providerID"), "node updates may not change providerID except from \"\" to valid");
        }
        taints(errors, node);
        if (!before.externalID().equals(node.spec().externalID())) {
            errors.forbidden(node.spec().path("externalID"), "may not be updated");
        }
    }

    private static void blocksUpdated(FieldErrors errors, NodeSpec spec, NodeSpec old) {
        List<String> before = old.podCIDRs();
        List<String> now = spec.podCIDRs();
        int changed = 0;
        for (int i = 0; i < before.size() && now.size() == before.size(); i++) {
            changed += before.get(i).equals(now.get(i)) ? 0 : 1;
        }
        if (!before.isEmpty() && now.size() != before.size()) {
            changed = 1;
        }
        for (int i = 0; i < changed; i++) {
            errors.forbidden(spec.path("podCIDRs"), "node updates may not change podCIDR except from \"\" to valid");
        }
    }
}
