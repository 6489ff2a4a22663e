package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes an answer with every volatile value replaced by its symbol. */
final class Normaliser {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?( ?(Z|UTC|[+-]\\d{4}( UTC)?|[+-]\\d\\d:\\d\\d))");
    private static final Pattern ACCESS = Pattern.compile("kube-api-access-[a-z0-9]{5}\\b");
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern AGE = Pattern.compile("\\d{1,3}s");
    private static final Pattern UNMADE =
            Pattern.compile("((?:pods|jobs\\.batch) \"[^\"]+-)[bcdfghjklmnpqrstvwxz2456789]{5}(\"? is forbidden)");
    private static final Pattern ECHO = Pattern.compile(
            "(?<=Invalid value: )\"\\{\\\\\".*\\\\\"resourceVersion\\\\\":.*\\}\"(?=: |$)", Pattern.DOTALL);
    private static final Pattern EVENT = Pattern.compile("\\.[0-9a-f]{12,16}$");
    private static final Pattern YAML_VERSION = Pattern.compile("(?<=resourceVersion: \")\\d+(?=\")");
    private static final Pattern YAML_UID = Pattern.compile("(?<=uid: )[0-9a-f-]{36}$", Pattern.MULTILINE);
    private static final Set<String> ADDRESS_KEYS =
            Set.of("clusterIP", "clusterIPs", "podIP", "podIPs", "hostIP", "hostIPs", "ip");
    private static final Set<String> PORT_KEYS = Set.of("nodePort", "healthCheckNodePort");
    private static final Set<String> HASH_LABELS = Set.of(
            "pod-template-hash",
            "controller-revision-hash",
            "pod-template-generation",
            "batch.kubernetes.io/controller-uid",
            "controller-uid");
    private static final Set<String> REVISION_LABELS =
            Set.of("pod-template-hash", "controller-revision-hash", "controller.kubernetes.io/hash");
    private static final Set<String> REVISION_KEYS = Set.of("currentRevision", "updateRevision");
    private static final List<String> PEM = List.of("-----BEGIN CERTIFICATE-----", "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS");

    private final String step;
    private final Symbols symbols;
    private final String sent;

    /** @param sent the request's body as recorded, missing if there was none */
    Normaliser(String step, Symbols symbols, JsonNode sent) {
        this.step = step;
        this.symbols = symbols;
        this.sent = sent.isMissingNode() || sent.isNull() ? "" : sent.toString();
    }

    JsonNode normalise(JsonNode body) {
        if (body.isTextual() && body.textValue().indexOf('\n') >= 0) {
            return walk(TextNode.valueOf(yaml(body.textValue())), "", "");
        }
        return walk(body, "", "");
    }

    private String yaml(String text) {
        boolean listing =
                Pattern.compile("^items:", Pattern.MULTILINE).matcher(text).find();
        int lastMetadata = text.lastIndexOf("\nmetadata:");
        String versions = YAML_VERSION
                .matcher(text)
                .replaceAll((MatchResult m) -> listing && m.start() > lastMetadata
                        ? "<listrv>"
                        : Matcher.quoteReplacement(symbols.bind("rv", step, "text", m.group())));
        return YAML_UID.matcher(versions)
                .replaceAll(m -> Matcher.quoteReplacement(symbols.bind("uid", step, "text", m.group())));
    }

    private JsonNode walk(JsonNode node, String path, String key) {
        if (node instanceof ObjectNode object) {
            return walkObject(object, path, key);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                out.add(walk(array.get(i), path + "[" + i + "]", key));
            }
            return out;
        }
        if (node.isIntegralNumber() && PORT_KEYS.contains(key) && node.asLong() != 0 && !sent.contains(node.asText())) {
            return TextNode.valueOf(symbols.bind("port", step, path, node));
        }
        return node.isTextual() ? TextNode.valueOf(text(node.textValue(), path, key)) : node;
    }

    private JsonNode walkObject(ObjectNode object, String path, String key) {
        boolean listing = object.has("items") && object.path("metadata").isObject();
        boolean table = object.path("kind").asText().equals("Table");
        if (key.equals("metadata")) {
            bindNames(object, path);
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if ((listing || table) && name.equals("metadata") && value instanceof ObjectNode metadata) {
                value = hideListMetadata(metadata, path, listing);
            }
            if (name.equals("metadata")
                    && value instanceof ObjectNode metadata
                    && metadata.has("name")
                    && (object.has("involvedObject") || object.has("regarding"))) {
                value = hideEventName(metadata);
            }
            out.set(symbols.hide(name), walk(value, path + "." + name, name));
        }
        return out;
    }

    private void bindNames(ObjectNode metadata, String path) {
        JsonNode labels = metadata.path("labels");
        for (String label : new TreeSet<>(REVISION_LABELS)) {
            String value = labels.path(label).asText();
            if (value.length() >= 5 && !sent.contains("\"" + value + "\"")) {
                symbols.bind("hash", step, path + ".labels." + label, value);
            }
        }
        String prefix = metadata.path("generateName").asText();
        String name = metadata.path("name").asText();
        if (metadata.has("generateName") && metadata.has("name") && name.startsWith(prefix)) {
            symbols.bind("name", step, path + ".name", name);
        }
    }

    private JsonNode hideListMetadata(ObjectNode metadata, String path, boolean listing) {
        ObjectNode out = metadata.deepCopy();
        if (listing && out.has("resourceVersion")) {
            String symbol = "<listrv@" + step + ":" + path + ">";
            symbols.remember(symbol, out.get("resourceVersion"));
            out.put("resourceVersion", symbol);
        }
        if (!out.path("continue").asText().isEmpty()) {
            String symbol = "<continue@" + step + ":" + path + ">";
            symbols.remember(symbol, out.get("continue"));
            out.put("continue", symbol);
        }
        return out;
    }

    private JsonNode hideEventName(ObjectNode metadata) {
        String name = metadata.path("name").asText();
        if (sent.contains("\"" + name + "\"")) {
            return metadata;
        }
        ObjectNode out = metadata.deepCopy();
        out.put("name", EVENT.matcher(name).replaceFirst(".<random>"));
        return out;
    }

    private String text(String text, String path, String key) {
        if (text.isEmpty() || text.startsWith("<")) {
            return text;
        }
        if (text.length() > 1000 && text.chars().allMatch(c -> c == text.charAt(0))) {
            return "<" + text.charAt(0) + "*" + text.length() + ">";
        }
        if (key.equals("resourceVersion") && text.chars().allMatch(Character::isDigit) && !text.equals("0")) {
            return symbols.bind("rv", step, path, text);
        }
        if (key.equals("cells") && AGE.matcher(text).matches()) {
            return "<age>";
        }
        boolean fresh = !sent.contains("\"" + text + "\"");
        if (UUID.matcher(text).matches() && fresh) {
            return symbols.bind("uid", step, path, text);
        }
        if (JWT.matcher(text).matches()) {
            return symbols.bind("jwt", step, path, text);
        }
        String secret = secretToken(text);
        if (!secret.isEmpty()) {
            symbols.bind("jwt", step, path, secret);
            return symbols.bind("jwt64", step, path, text);
        }
        if (PEM.stream().anyMatch(text::startsWith)
                && !sent.contains(TextNode.valueOf(text).toString())) {
            return symbols.bind("pem", step, path, text);
        }
        if (text.startsWith("JTI=")) {
            return symbols.bind("jti", step, path, text);
        }
        if (fresh && (HASH_LABELS.contains(key) || REVISION_KEYS.contains(key) && path.endsWith(".status." + key))) {
            return symbols.bind("hash", step, path, text);
        }
        if (fresh && ADDRESS_KEYS.contains(key) && IPV4.matcher(text).matches()) {
            return symbols.bind("ip", step, path, text);
        }
        return freeText(text, path, fresh);
    }

    private String freeText(String text, String path, boolean fresh) {
        String hidden = symbols.hide(ECHO.matcher(text).replaceAll("\"<object>\""));
        hidden = ACCESS.matcher(hidden).replaceAll("kube-api-access-<random>");
        hidden = UNMADE.matcher(hidden).replaceAll("$1<random>$2");
        if (fresh && TIME.matcher(hidden).find()) {
            if (TIME.matcher(text).matches()) {
                symbols.remember("<time@" + step + ":" + path + ">", TextNode.valueOf(text));
            }
            hidden = TIME.matcher(hidden).replaceAll("<time>");
        }
        return hidden;
    }

    private static String secretToken(String text) {
        if (!text.startsWith("ZXlK")) {
            return "";
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
            return JWT.matcher(decoded).matches() ? decoded : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
