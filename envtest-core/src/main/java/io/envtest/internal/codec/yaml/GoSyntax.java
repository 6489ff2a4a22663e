package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.GoQuote;
import java.util.ArrayList;
import java.util.List;

/** Values as the real server's messages show them: {@code []interface {}{"a", 1}}. */
final class GoSyntax {

    private GoSyntax() {}

    static String of(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> parts.add(of(element)));
            return "[]interface {}{" + String.join(", ", parts) + "}";
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> parts.add(GoQuote.quote(member.getKey()) + ":" + of(member.getValue())));
            return "map[interface {}]interface {}{" + String.join(", ", parts) + "}";
        }
        if (value.isNull()) {
            return "interface {}(nil)";
        }
        return value.isTextual() ? GoQuote.quote(value.textValue()) : value.asText();
    }
}
