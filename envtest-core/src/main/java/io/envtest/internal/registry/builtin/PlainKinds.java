package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import java.util.Set;

/** What holds for kinds that nobody declares: facts in short lists, and the split of spec and status. */
final class PlainKinds {

    private static final Set<String> COUNTING = Set.of(
            "scheduling.k8s.io/PriorityClass");
    private static final Set<String> CREATED_BY_UPDATE = Set.of(
            "/LimitRange",
            "node.k8s.io/RuntimeClass");
    private static final Set<String> CONDITIONAL = Set.of(
            "node.k8s.io/RuntimeClass",
            "storage.k8s.io/CSIDriver",
            "storage.k8s.io/CSINode",
            "storage.k8s.io/CSIStorageCapacity",
            "storage.k8s.io/VolumeAttachment");
    private static final Set<String> RETURNED_BY_DELETE = Set.of(
            "/PersistentVolumeClaim",
            "/ResourceQuota",
            "storage.k8s.io/CSIDriver",
            "storage.k8s.io/CSINode",
            "storage.k8s.io/StorageClass",
            "storage.k8s.io/VolumeAttachment",
            "storage.k8s.io/VolumeAttributesClass");

    private PlainKinds() {}

    /** The declaration of a kind without one of its own. */
    static KindDeclaration of(String group, String kind, boolean hasStatus) {
        String name = group + "/" + kind;
        Main main = new Main(name, hasStatus);
        KindDeclaration.Builder builder = KindDeclaration.of(group, kind).strategy(main);
        if (hasStatus) {
            builder.status(new Status()).resetFields("status").subresourceResetFields("status", "spec");
        }
        return builder.build();
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    private record Main(String name, boolean hasStatus) implements Strategy {

        @Override
        public boolean countsGenerations() {
            return COUNTING.contains(name);
        }

        @Override
        public boolean allowsCreateOnUpdate() {
            return CREATED_BY_UPDATE.contains(name);
        }

        @Override
        public boolean allowsUnconditionalUpdate() {
            return !CONDITIONAL.contains(name);
        }

        @Override
        public boolean deleteReturnsObject() {
            return RETURNED_BY_DELETE.contains(name);
        }

        @Override
        public void prepareForCreate(StrategyContext context, ObjectNode object) {
            if (hasStatus && !name.equals("/Node")) {
                object.remove("status");
            }
        }

        @Override
        public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
            if (hasStatus) {
                copy("status", old, object);
            }
        }
    }

    private static final class Status implements Strategy {

        @Override
        public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
            copy("spec", old, object);
        }
    }
}
