package io.envtest.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins a model class with its message: the properties of the one in the order and with the numbers of the other. */
final class DefinitionBuilder {

    private final SortedMap<String, ProtoMessage> messages;
    private final UnaryOperator<String> definitionOfClass;

    DefinitionBuilder(SortedMap<String, ProtoMessage> messages, UnaryOperator<String> definitionOfClass) {
        this.messages = messages;
        this.definitionOfClass = definitionOfClass;
    }

    /** A definition that OpenAPI publishes. */
    Definition published(String name, Model model) {
        Definition definition = new Definition(name);
        definition.published = true;
        definition.doc = model.doc();
        Map<String, Model.Field> open = new TreeMap<>();
        model.fields().forEach(field -> open.put(field.name(), field));
        ProtoMessage message = messages.get(name);
        ProtoMessage sibling = message != null ? message : sibling(name);
        List<Definition.Field> fields = new ArrayList<>();
        if (sibling != null) {
            comment(definition, sibling);
            take(sibling, List.of(), open, model, message != null, fields);
        }
        rest(open, model, definition.fields);
        definition.fields.addAll(fields);
        return definition;
    }

    /** A definition that only protobuf knows. */
    Definition unpublished(ProtoMessage message) {
        Definition definition = new Definition(message.definition());
        comment(definition, message);
        for (ProtoMessage.Field proto : message.fields()) {
            Definition.Field field = new Definition.Field(proto.name());
            field.type = TypeName.ofProto(proto);
            number(field, proto, List.of());
            comment(field, proto.comment());
            definition.fields.add(field);
        }
        return definition;
    }

    /** The message of the same name in another version of the group, the stable one first. */
    private @Nullable ProtoMessage sibling(String name) {
        String[] parts = name.split("\\.");
        for (String version : List.of("v1", "v2", "v1beta1")) {
            String[] other = parts.clone();
            other[parts.length - 2] = version;
            ProtoMessage message = messages.get(String.join(".", other));
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private void take(
            ProtoMessage message,
            List<ProtoMessage.Field> inlined,
            Map<String, Model.Field> open,
            Model model,
            boolean exact,
            List<Definition.Field> fields) {
        for (ProtoMessage.Field proto : message.fields()) {
            Model.Field property = remove(open, proto.name());
            if (property != null) {
                Definition.Field field = property(property, model);
                field.type = TypeName.refine(field.type, proto);
                if (exact) {
                    number(field, proto, inlined);
                }
                comment(field, proto.comment());
                fields.add(field);
            } else if (proto.isMessage() && !proto.repeated() && messages.containsKey(proto.type())) {
                List<ProtoMessage.Field> path =
                        Stream.concat(inlined.stream(), Stream.of(proto)).toList();
                take(messages.get(proto.type()), path, open, model, exact, fields);
            }
        }
    }

    private static Model.@Nullable Field remove(Map<String, Model.Field> open, String proto) {
        String bare = bare(proto);
        for (String name : open.keySet()) {
            if (bare(name).equals(bare)) {
                return open.remove(name);
            }
        }
        return null;
    }

    private static String bare(String name) {
        return name.replace("-", "").replace("$", "").toLowerCase(Locale.ROOT);
    }

    /** What no message declares: the type meta, and everything of definitions without a message. */
    private void rest(Map<String, Model.Field> open, Model model, List<Definition.Field> fields) {
        for (String first : List.of("kind", "apiVersion", "metadata", "spec", "status")) {
            Model.Field property = open.remove(first);
            if (property != null) {
                fields.add(property(property, model));
            }
        }
        open.values().forEach(property -> fields.add(property(property, model)));
    }

    private Definition.Field property(Model.Field property, Model model) {
        Definition.Field field = new Definition.Field(property.name());
        field.type = TypeName.ofJava(property.javaType(), definitionOfClass);
        field.doc = documentsItsType(field.type) ? "" : property.doc();
        field.required = model.required().contains(property.name());
        return field;
    }

    /** Whether the model classes describe the type where they should describe the field. */
    private static boolean documentsItsType(String type) {
        return type.equals("quantity") || type.equals("intorstring") || type.startsWith("any:");
    }

    private static void number(Definition.Field field, ProtoMessage.Field proto, List<ProtoMessage.Field> inlined) {
        field.protoNumber = proto.number();
        field.protoName = proto.name();
        field.inlinePath = inlined.stream().map(ProtoMessage.Field::number).toList();
        field.inlineNames =
                inlined.stream().map(struct -> simpleName(struct.type())).toList();
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static void comment(Definition definition, ProtoMessage message) {
        definition.doc = LineBreaks.restore(definition.doc, message.comment().text());
        definition.atomic = message.comment().marker("structType").equals("atomic")
                || message.comment().marker("mapType").equals("atomic");
    }

    private static void comment(Definition.Field field, ProtoMessage.Comment comment) {
        field.doc = LineBreaks.restore(field.doc, comment.text());
        field.listType = comment.marker("listType");
        field.listMapKeys = words(comment.marker("listMapKey"));
        field.mergeKey = comment.marker("patchMergeKey");
        field.patchStrategy = words(comment.marker("patchStrategy"));
        field.atomic = comment.marker("mapType").equals("atomic")
                || comment.marker("structType").equals("atomic");
        field.defaultValue = ZeroValues.parse(comment.marker("default"));
    }

    private static List<String> words(String value) {
        return value.isEmpty() ? List.of() : Arrays.asList(value.split("[\n,]"));
    }
}
