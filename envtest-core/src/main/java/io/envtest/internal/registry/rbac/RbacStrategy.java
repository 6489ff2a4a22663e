package io.envtest.internal.registry.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.function.Function;

/** What the four kinds have in common. */
abstract class RbacStrategy<V extends View> extends KindStrategy<V> {

    RbacStrategy(Function<ObjectNode, V> view) {
        super(view);
    }

    @Override
    public NameRule nameRule() {
        return NameRules.PATH_SEGMENT;
    }

    @Override
    public boolean allowsCreateOnUpdate() {
        return true;
    }

    /** Whether nothing differs but what the garbage collector changes: that grants nobody anything. */
    static boolean onlyForGarbageCollection(View object, View old) {
        ObjectNode now = withoutCollectedFields(object);
        return now.equals(withoutCollectedFields(old));
    }

    private static ObjectNode withoutCollectedFields(View object) {
        ObjectNode copy = object.node().deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            ObjectMeta meta = ObjectMeta.of(metadata);
            meta.removeFinalizers();
            meta.removeOwnerReferences();
            meta.removeManagedFields();
            meta.removeResourceVersion();
        }
        return copy;
    }
}
