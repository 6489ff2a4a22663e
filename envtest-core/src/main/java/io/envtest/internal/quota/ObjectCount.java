package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Counts the objects of a resource under {@code count/RESOURCE.GROUP}, and some under a plain name as well. */
final class ObjectCount implements Evaluator {

    private static final Quantity ONE = Quantity.of(1);
    private static final Set<String> PLAIN =
            Set.of("configmaps", "secrets", "replicationcontrollers", "resourcequotas");

    private final Set<String> names;

    ObjectCount(String groupResource) {
        String count = "count/" + groupResource;
        this.names = PLAIN.contains(groupResource) ? Set.of(count, groupResource) : Set.of(count);
    }

    @Override
    public boolean concerns(String limit) {
        return names.contains(limit);
    }

    @Override
    public Map<String, Quantity> usage(ObjectNode object) {
        Map<String, Quantity> usage = new LinkedHashMap<>();
        names.forEach(name -> usage.put(name, ONE));
        return usage;
    }
}
