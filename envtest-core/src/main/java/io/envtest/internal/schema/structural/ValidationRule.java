package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.cel.CelRule;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of {@code x-kubernetes-validations}.
 *
 * @param cel what the engine needs of it
 * @param reason why a failure is refused, as a cause's reason; empty for an invalid value
 * @param fieldPath the field below that a failure is about, in the notation of the definition; empty for the value itself
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">Validation rules</a>
 */
public record ValidationRule(CelRule cel, String reason, String fieldPath) {

    static List<ValidationRule> of(JsonNode list) {
        List<ValidationRule> rules = new ArrayList<>(list.size());
        for (JsonNode rule : list) {
            CelRule cel = new CelRule(
                    rule.path("rule").asText(),
                    rule.path("message").asText(),
                    rule.path("messageExpression").asText(),
                    rule.path("optionalOldSelf").asBoolean());
            rules.add(new ValidationRule(
                    cel, rule.path("reason").asText(), rule.path("fieldPath").asText()));
        }
        return List.copyOf(rules);
    }
}
