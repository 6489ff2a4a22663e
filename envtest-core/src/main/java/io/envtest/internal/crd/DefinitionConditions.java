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
        return find(type).filter(condition -> condition.status().equals("True")).isPresent();
    }

    boolean hasReason(String type, String reason) {
        return find(type).filter(condition -> condition.reason().equals(reason)).isPresent();
    }

    private Optional<CustomResourceDefinitionCondition> find(String type) {
        return crd.status().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }
}
