package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists and maps that a client sent empty. They mean the same as absent ones and are dropped by decoding, but messages
 * about an object tell the two apart: {@code []} or {@code null}. So an object that breaks rules is judged once more with
 * them put back.
 */
final class SentEmpties {

    private SentEmpties() {}

    /** What is wrong with the object, in the words for the object as it was sent. */
    static FieldErrors check(Target target, ObjectNode object, Function<ObjectNode, FieldErrors> rules) {
        if (target.strategy().judgesEmpties() && inVersion(target, object)) {
            return rules.apply(target.context()
                    .sent()
                    .filter(sent -> lacks(object, sent))
                    .map(sent -> restored(object, sent))
                    .orElse(object));
        }
        FieldErrors errors = rules.apply(object);
        if (errors.isEmpty() || !inVersion(target, object)) {
            return errors;
        }
        return target.context()
                .sent()
                .map(sent -> rules.apply(restored(object, sent)))
                .filter(others -> alike(errors.list(), others.list()))
                .orElse(errors);
    }

    /** Whether there are any, outside metadata and status. */
    static boolean any(Target target, ObjectNode object) {
        return inVersion(target, object)
                && target.context()
                        .sent()
                        .filter(sent -> Generations.differStrictly(restored(object, sent), object))
                        .isPresent();
    }

    private static boolean inVersion(Target target, ObjectNode object) {
        return object.path("apiVersion")
                .asText()
                .equals(target.definition().kind().apiVersion());
    }

    /** Whether the object has not all that was sent empty. */
    private static boolean lacks(@Nullable JsonNode object, JsonNode sent) {
        if (object == null || object.isNull()) {
            return sent instanceof ContainerNode<?> container && container.isEmpty();
        }
        if (object instanceof ObjectNode into && sent instanceof ObjectNode) {
            return sent.properties().stream().anyMatch(member -> lacks(into.get(member.getKey()), member.getValue()));
        }
        if (object instanceof ArrayNode into && sent instanceof ArrayNode && into.size() == sent.size()) {
            for (int i = 0; i < into.size(); i++) {
                if (lacks(into.get(i), sent.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode restored(ObjectNode object, ObjectNode sent) {
        ObjectNode copy = object.deepCopy();
        restore(copy, sent);
        return copy;
    }

    private static void restore(JsonNode into, JsonNode sent) {
        if (into instanceof ObjectNode object && sent instanceof ObjectNode from) {
            for (Map.Entry<String, JsonNode> member : from.properties()) {
                JsonNode value = object.get(member.getKey());
                if (value != null && !value.isNull()) {
                    restore(value, member.getValue());
                } else if (member.getValue() instanceof ContainerNode<?> container && container.isEmpty()) {
                    object.set(member.getKey(), container.deepCopy());
                }
            }
        } else if (into instanceof ArrayNode && sent instanceof ArrayNode && into.size() == sent.size()) {
            for (int i = 0; i < into.size(); i++) {
                restore(into.get(i), sent.get(i));
            }
        }
    }

    private static boolean alike(List<FieldError> some, List<FieldError> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            FieldError one = some.get(i);
            if (one.type() != others.get(i).type()
                    || !one.path().equals(others.get(i).path())) {
                return false;
            }
        }
        return true;
    }
}
