package io.envtest.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads all messages of the protobuf sources: structure from the descriptors, documentation from the comments. */
final class ProtoReader {
    private static final String DIRECTORY = "io/kubernetes/client/proto/";

    private ProtoReader() {}

    /** Messages by definition name. */
    static SortedMap<String, ProtoMessage> read(Path jar) throws IOException {
        SortedMap<String, ProtoMessage> messages = new TreeMap<>();
        for (String source : SourceText.classes(jar, DIRECTORY).values()) {
            DescriptorReader.File file = DescriptorReader.file(descriptor(source));
            Map<String, ProtoMessage.Comment> comments = comments(source);
            for (DescriptorReader.Message message : file.messages()) {
                ProtoMessage read =
                        message(definitionName("." + file.name() + "." + message.name()), message, comments);
                messages.put(read.definition(), read);
            }
        }
        return messages;
    }

    private static byte[] descriptor(String source) {
        int start = source.indexOf("descriptorData = {");
        int end = source.indexOf("};", start);
        StringBuilder text = new StringBuilder();
        for (int quote = source.indexOf('"', start);
                quote >= 0 && quote < end;
                quote = source.indexOf('"', quote + 1)) {
            text.append(SourceText.literal(source, quote));
            quote = SourceText.endOfLiteral(source, quote);
            end = Math.max(end, source.indexOf("};", quote));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ProtoMessage message(
            String definition, DescriptorReader.Message message, Map<String, ProtoMessage.Comment> comments) {
        List<ProtoMessage.Field> fields = new ArrayList<>();
        for (DescriptorReader.Field field : message.fields()) {
            String simpleType = field.type().substring(field.type().lastIndexOf('.') + 1);
            DescriptorReader.Message entry = message.nested().get(simpleType);
            String mapValue =
                    entry == null ? "" : definitionName(entry.fields().get(1).type());
            fields.add(new ProtoMessage.Field(
                    field.name(),
                    field.number(),
                    field.repeated() && entry == null,
                    definitionName(field.type()),
                    mapValue,
                    comment(comments, message.name() + "." + field.name())));
        }
        return new ProtoMessage(definition, comment(comments, message.name()), fields);
    }

    private static ProtoMessage.Comment comment(Map<String, ProtoMessage.Comment> comments, String key) {
        return Objects.requireNonNullElse(comments.get(key), ProtoMessage.Comment.NONE);
    }

    /** {@code .k8s.io.api.core.v1.Pod} becomes {@code io.k8s.api.core.v1.Pod}; scalars stay. */
    private static String definitionName(String type) {
        return type.startsWith(".k8s.io.")
                ? "io.k8s." + type.substring(".k8s.io.".length()).replace('_', '-')
                : type;
    }

    /** Comments by {@code Message} and {@code Message.field}. */
    private static Map<String, ProtoMessage.Comment> comments(String source) {
        Map<String, ProtoMessage.Comment> comments = new HashMap<>();
        String marker = "\n  public interface ";
        for (int at = source.indexOf(marker); at >= 0; at = source.indexOf(marker, at + 1)) {
            int end = source.indexOf("\n  }\n", at);
            String name = source.substring(at + marker.length(), source.indexOf("OrBuilder", at));
            fieldComments(source.substring(at, end), name, comments);
            messageComment(source, end, name, comments);
        }
        return comments;
    }

    private static void fieldComments(String block, String message, Map<String, ProtoMessage.Comment> comments) {
        for (int pre = block.indexOf("<pre>"); pre >= 0; pre = block.indexOf("<pre>", pre + 1)) {
            int end = block.indexOf("</pre>", pre);
            String declaration = SourceText.between(block, "<code>", "</code>", end);
            String left = declaration.substring(0, declaration.indexOf(" = "));
            String field = left.substring(left.lastIndexOf(' ') + 1);
            String text = block.substring(pre + "<pre>".length(), end);
            comments.computeIfAbsent(message + "." + field, key -> CommentParser.parse(text));
        }
    }

    private static void messageComment(
            String source, int from, String name, Map<String, ProtoMessage.Comment> comments) {
        int type = source.indexOf("Protobuf type {@code", from);
        int pre = source.indexOf("<pre>", from);
        if (pre >= 0 && pre < type) {
            comments.put(name, CommentParser.parse(source.substring(pre + 5, source.indexOf("</pre>", pre))));
        }
    }
}
