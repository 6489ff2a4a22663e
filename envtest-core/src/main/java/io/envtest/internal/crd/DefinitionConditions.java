package io.envtest.internal.crd;

import io.envtest.internal.meta.Times;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionCondition;
import java.time.Instant;
import java.util.Optional;

/** Writes conditions of a definition; their time changes only with their status. */
final class DefinitionConditions {

    private final CustomResourceDefinition crd;
    private final String now;

    DefinitionConditions(CustomResourceDefinition crd, Instant now) {
        this.crd = crd;
        this.now = Times.seconds(now);
    }

    void set(String type, String status, String reason, String message) {
        CustomResourceDefinitionCondition condition =
                find(type).orElseGet(() -> crd.status().addConditions().setType(type));
        if (!condition.status().equals(status)) {
            condition.setStatus(status).setLastTransitionTime(now);
        }
        condition.setReason(reason).setMessage(message);
    }

    void setIfAbsent(String type, String status, String reason, String message) {
        if (find(type).isEmpty()) {
            set(type, status, reason, message);
        }
    }

    boolean isTrue(String type) {
        Optional<CustomResourceDefinitionCondition> condition = find(type);
        return condition.isPresent() && condition.get().status().equals("True");
    }

    boolean hasReason(String type, String reason) {
        Optional<CustomResourceDefinitionCondition> condition = find(type);
        return condition.isPresent() && condition.get().reason().equals(reason);
    }

    private Optional<CustomResourceDefinitionCondition> find(String type) {
        for (CustomResourceDefinitionCondition condition : crd.status().conditions()) {
            if (condition.type().equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }
}
