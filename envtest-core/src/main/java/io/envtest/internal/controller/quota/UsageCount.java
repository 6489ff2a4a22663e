package io.envtest.internal.controller.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.quota.Evaluator;
import io.envtest.internal.quota.Evaluators;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds up what the objects of a namespace use of a quota. Of a limit that concerns no resource nothing is said. */
final class UsageCount {

    private final ResourceQuota quota;
    private final Map<String, Quantity> used = new LinkedHashMap<>();

    UsageCount(ResourceQuota quota) {
        this.quota = quota;
    }

    /** Adds the objects of a resource. */
    void add(GroupVersionResource resource, Collection<ObjectNode> objects) {
        Evaluator evaluator = Evaluators.of(resource);
        quota.spec().hard().keySet().stream()
                .filter(evaluator::concerns)
                .forEach(limit -> used.putIfAbsent(limit, Quantity.ZERO));
        for (ObjectNode object : objects) {
            if (Evaluators.counts(quota, evaluator, object)) {
                evaluator
                        .usage(object)
                        .forEach((limit, amount) -> used.computeIfPresent(limit, (key, sum) -> add(sum, amount)));
            }
        }
    }

    /** A sum that starts from nothing takes the form of the first amount. */
    private static Quantity add(Quantity sum, Quantity amount) {
        return sum.sign() == 0 ? amount : sum.plus(amount);
    }

    /** The quota with its new status; empty if it is as before. */
    Optional<ResourceQuota> changed() {
        Map<String, String> texts = new LinkedHashMap<>();
        used.forEach((limit, amount) -> texts.put(limit, amount.toString()));
        if (quota.status().hard().equals(quota.spec().hard())
                && quota.status().used().equals(texts)
                && quota.status().hasUsed()) {
            return Optional.empty();
        }
        ResourceQuota copy = ResourceQuota.of(quota.node().deepCopy());
        copy.status().setHard(quota.spec().hard()).setUsed(texts);
        return Optional.of(copy);
    }
}
