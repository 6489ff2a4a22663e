package io.envtest.internal.registry.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.function.Function;

/** What the four kinds have in common. */
abstract class RbacStrategy<V extends View> extends KindStrategy<V> {

    private static final int SUFFIX_LENGTH = 5;

    RbacStrategy(Function<ObjectNode, V> view) {
        super(view, Trait.ALLOWS_CREATE_ON_UPDATE);
    }

    @Override
    public NameRule nameRule() {
        return NameRules.PATH_SEGMENT;
    }

    /** Whether nothing differs but what the garbage collector changes: that grants nobody anything. */
    static boolean onlyForGarbageCollection(View object, View old) {
        ObjectNode now = withoutCollectedFields(object);
        return now.equals(withoutCollectedFields(old));
    }

    /** The name that the client gave, empty if the server made it up: refusals do not show what nobody knows yet. */
    static String givenName(ObjectMeta meta) {
        String prefix = meta.generateName();
        boolean madeUp = !prefix.isEmpty()
                && meta.name().startsWith(prefix)
                && meta.name().length() == prefix.length() + SUFFIX_LENGTH;
        return madeUp ? "" : meta.name();
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
