package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.UnreadObject;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        if (target.strategy().has(Trait.JUDGES_EMPTIES) && inVersion(target, object)) {
            return rules.apply(sent(target, object)
                    .filter(sent -> lacks(typeOf(object), object, sent))
                    .map(sent -> restored(object, sent))
                    .orElse(object));
        }
        FieldErrors errors = rules.apply(object);
        if (errors.isEmpty() || !inVersion(target, object)) {
            return errors;
        }
        return sent(target, object)
                .map(sent -> rules.apply(restored(object, sent)))
                .filter(others -> alike(errors.list(), others.list()))
                .orElse(errors);
    }

    /** Whether there are any, outside metadata and status. */
    static boolean any(Target target, ObjectNode object) {
        return inVersion(target, object)
                && sent(target, object)
                        .filter(sent -> Generations.differStrictly(restored(object, sent), object))
                        .isPresent();
    }

    /** Whether what was sent has the object's fields. */
    private static boolean inVersion(Target target, ObjectNode object) {
        ResourceDefinition definition = target.definition();
        return isOf(definition.kind(), object)
                || definition.builtIn()
                        && isOf(definition.area().kind(), object)
                        && definition
                                .declaration()
                                .hasSameFields(definition.resource().version());
    }

    private static boolean isOf(GroupVersionKind kind, ObjectNode object) {
        return object.path("apiVersion").asText().equals(kind.apiVersion());
    }

    /** What was sent, in the shape of the object. */
    private static Optional<ObjectNode> sent(Target target, ObjectNode object) {
        ResourceDefinition definition = target.definition();
        Optional<ObjectNode> sent = target.context().sent();
        return isOf(definition.kind(), object)
                ? sent
                : sent.map(ObjectNode::deepCopy)
                        .map(definition
                                .declaration()
                                .toStorage(definition.resource().version()));
    }

    /** The type of a built-in object; null for a custom resource. */
    private static @Nullable Type typeOf(ObjectNode object) {
        GroupVersionKind kind = GroupVersionKind.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
        return BuiltInTypes.catalogue()
                .objectType(kind.group(), kind.version(), kind.kind())
                .filter(type ->
                        BuiltInTypes.catalogue().kind(type).filter(kind::equals).isPresent())
                .orElse(null);
    }

    /** The type of a member; null for one that nothing is known of. */
    private static @Nullable Type below(@Nullable Type type, String name) {
        if (type == null) {
            return null;
        }
        if (type.kind() == Type.Kind.STRUCT) {
            Field field = type.field(name);
            return field == null ? null : field.type();
        }
        return type.kind() == Type.Kind.MAP || type.kind() == Type.Kind.LIST ? type.items() : null;
    }

    /** Whether a member of a struct is one that the struct does not have. */
    private static boolean isUnknown(@Nullable Type type, String name) {
        return type != null && type.kind() == Type.Kind.STRUCT && type.field(name) == null;
    }

    /** An empty struct is something, and decoding keeps it: where it is missing, it was dropped on purpose. */
    private static boolean isEmpty(@Nullable Type type, JsonNode sent) {
        if (type != null && type.kind() == Type.Kind.STRUCT) {
            return false;
        }
        return sent instanceof ContainerNode<?> container && container.isEmpty()
                || type != null
                        && type.kind() == Type.Kind.BYTES
                        && sent.asText("-").isEmpty();
    }

    /** Whether the object has not all that was sent empty. */
    private static boolean lacks(@Nullable Type type, @Nullable JsonNode object, JsonNode sent) {
        if (sent instanceof UnreadObject) {
            return false; // nobody judges what nobody reads
        }
        if (object == null || object.isNull()) {
            return isEmpty(type, sent);
        }
        if (object instanceof ObjectNode into && sent instanceof ObjectNode) {
            return sent.properties().stream()
                    .anyMatch(member -> !isUnknown(type, member.getKey())
                            && lacks(below(type, member.getKey()), into.get(member.getKey()), member.getValue()));
        }
        if (object instanceof ArrayNode into && sent instanceof ArrayNode && into.size() == sent.size()) {
            for (int i = 0; i < into.size(); i++) {
                if (lacks(below(type, ""), into.get(i), sent.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode restored(ObjectNode object, ObjectNode sent) {
        ObjectNode copy = object.deepCopy();
        restore(typeOf(object), copy, sent);
        return copy;
    }

    private static void restore(@Nullable Type type, JsonNode into, JsonNode sent) {
        if (sent instanceof UnreadObject) {
            return;
        }
        if (into instanceof ObjectNode object && sent instanceof ObjectNode from) {
            for (Map.Entry<String, JsonNode> member : from.properties()) {
                Type below = below(type, member.getKey());
                JsonNode value = object.get(member.getKey());
                if (value != null && !value.isNull()) {
                    restore(below, value, member.getValue());
                } else if (!isUnknown(type, member.getKey()) && isEmpty(below, member.getValue())) {
                    object.set(member.getKey(), member.getValue().deepCopy());
                }
            }
        } else if (into instanceof ArrayNode && sent instanceof ArrayNode && into.size() == sent.size()) {
            for (int i = 0; i < into.size(); i++) {
                restore(below(type, ""), into.get(i), sent.get(i));
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
