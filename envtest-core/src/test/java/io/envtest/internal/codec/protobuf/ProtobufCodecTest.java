package io.envtest.internal.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.schema.catalogue.ResourceType;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtobufCodecTest {
    private static final int ROUNDS = 30;

    private final TypeCatalogue catalogue = TypeCatalogue.load();
    private final ProtobufCodec codec = new ProtobufCodec(catalogue);

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private Set<GroupVersionKind> kinds() {
        Set<GroupVersionKind> kinds = new LinkedHashSet<>();
        for (ResourceType resource : catalogue.resources()) {
            if (resource.servedByDefault()) {
                kinds.add(GroupVersionKind.of(resource.apiVersion(), resource.kind()));
                if (resource.verbs().contains("list")) {
                    kinds.add(GroupVersionKind.of(resource.apiVersion(), resource.listKind()));
                }
                resource.subresources()
                        .forEach(sub -> kinds.add(new GroupVersionKind(sub.group(), sub.version(), sub.kind())));
            }
        }
        List.of("Status", "DeleteOptions", "PartialObjectMetadata", "PartialObjectMetadataList", "APIGroupList")
                .forEach(kind -> kinds.add(new GroupVersionKind("", "v1", kind)));
        return kinds;
    }

    @Test
    void everyServedKindHasAForm() {
        assertThat(kinds()).allMatch(codec::knows);
    }

    @Test
    void whatIsWrittenIsWhatTheOfficialMessagesRead() throws Exception {
        OfficialMessages official = new OfficialMessages();
        RandomObjects random = new RandomObjects(11);
        List<String> withoutMessage = new ArrayList<>();
        for (GroupVersionKind kind : kinds()) {
            Type type = catalogue
                    .objectType(kind.group(), kind.version(), kind.kind())
                    .orElseThrow();
            Descriptor message = official.find(type.definition());
            if (message == null) {
                withoutMessage.add(kind.kind());
                continue;
            }
            for (int i = 0; i < ROUNDS; i++) {
                ObjectNode object = random.object(type, kind.apiVersion(), kind.kind());
                byte[] bytes = ProtobufEnvelope.open(codec.encode(object)).message();
                DynamicMessage parsed = DynamicMessage.parseFrom(message, bytes);
                assertThat(unknownFields(parsed)).as(kind.kind()).isEmpty();
                assertThat(parsed.toByteArray())
                        .as("%s %s", kind.kind(), object)
                        .isEqualTo(bytes);
            }
        }
        assertThat(withoutMessage).containsExactly("APIService", "APIServiceList");
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        RandomObjects random = new RandomObjects(12);
        for (GroupVersionKind kind : kinds()) {
            Type type = catalogue
                    .objectType(kind.group(), kind.version(), kind.kind())
                    .orElseThrow();
            for (int i = 0; i < ROUNDS; i++) {
                ObjectNode object = random.object(type, kind.apiVersion(), kind.kind());
                ObjectNode back = codec.decode(ProtobufEnvelope.open(codec.encode(object)));
                assertThat(prune(back)).as(kind.kind()).isEqualTo(prune(object));
            }
        }
    }

    @Test
    void zeroValuesAreWrittenWhereTheServerWritesThem() throws Exception {
        byte[] bytes = codec.encode(
                json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'a'},'binaryData':{'b':'AAE='}}"));
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("6b387300" + "0a0f" + "0a027631" + "1209436f6e6669674d6170" + "121c"
                        + "0a11" + "0a0161" + "1200" + "1a00" + "2200" + "2a00" + "3200" + "3800" + "4200"
                        + "1a07" + "0a0162" + "12020001" + "1a00" + "2200");
    }

    @Test
    void aStatusIsWrittenAsTheServerWritesIt() throws Exception {
        byte[] bytes = codec.encode(
                json(
                        "{'kind':'Status','apiVersion':'v1','metadata':{},'status':'Failure',"
                                + "'message':'configmaps none not found','reason':'NotFound','details':{'name':'none','kind':'configmaps'},'code':404}"));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .isEqualTo(
                        "k8s\0\n\f\n\u0002v1\u0012\u0006Status\u0012S\n\u0006\n\0\u0012\0\u001a\0\u0012\u0007Failure\u001a\u0019"
                                + "configmaps none not found\"\bNotFound*\u0018\n\u0004none\u0012\0\u001a\nconfigmaps(\0002\0000\u0094\u0003\u001a\0\"\0");
    }

    @Test
    void readsWhatClientsSend() throws Exception {
        byte[] body = Base64.getDecoder()
                .decode("azhzAAoPCgJ2MRIJQ29uZmlnTWFwEiEKCwoBYVoGCgFsEgF2EgkKAWsSBHRleHQaBwoBYhICAAE=");
        assertThat(codec.decode(ProtobufEnvelope.open(body)))
                .isEqualTo(json("{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'a','labels':{'l':'v'}},"
                        + "'data':{'k':'text'},'binaryData':{'b':'AAE='}}"));
    }

    @Test
    void fieldsNobodyKnowsAreSkipped() throws Exception {
        byte[] message =
                HexFormat.of().parseHex("0a030a0161" + "f80701" + "fa0703616263" + "f907" + "0000000000000000");
        assertThat(codec.decode(message, new GroupVersionKind("", "v1", "ConfigMap"))
                        .path("metadata"))
                .isEqualTo(json("{'name':'a'}"));
    }

    @Test
    void bytesWithoutEnvelopeAreRefused() {
        assertThatThrownBy(() -> ProtobufEnvelope.open("frob".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedProtobufException.class)
                .hasMessage("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }

    @Test
    void customResourcesHaveNoForm() {
        assertThat(codec.knows(new GroupVersionKind("example.com", "v1", "Widget")))
                .isFalse();
        assertThat(codec.knows(new GroupVersionKind("meta.k8s.io", "v1", "Table")))
                .isFalse();
    }

    @Test
    void noBytesCauseAnythingButARefusal() throws Exception {
        Random random = new Random(5);
        Type type = catalogue.objectType("", "v1", "Pod").orElseThrow();
        byte[] seed = codec.encode(new RandomObjects(3).object(type, "v1", "Pod"));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(30, bytes.length)] = (byte) random.nextInt();
            }
            try {
                codec.decode(ProtobufEnvelope.open(bytes));
            } catch (MalformedProtobufException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    private static List<Object> unknownFields(Message message) {
        List<Object> unknown =
                new ArrayList<>(message.getUnknownFields().asMap().keySet());
        for (Object value : message.getAllFields().values()) {
            for (Object element : value instanceof List<?> list ? list : List.of(value)) {
                if (element instanceof Message nested) {
                    unknown.addAll(unknownFields(nested));
                }
            }
        }
        return unknown;
    }

    /** Without zero values, which only one of the two forms may show. */
    private static ObjectNode prune(ObjectNode object) {
        object.forEach(ProtobufCodecTest::pruneBelow);
        object.properties().removeIf(entry -> isZero(entry.getValue()));
        return object;
    }

    private static void pruneBelow(JsonNode value) {
        if (value instanceof ObjectNode nested) {
            prune(nested);
        } else {
            value.forEach(ProtobufCodecTest::pruneBelow);
        }
    }

    private static boolean isZero(JsonNode value) {
        return value.isContainerNode()
                ? value.isEmpty()
                : Set.of("", "0", "false", "null").contains(value.asText());
    }
}
