package io.envtest.internal.registry.apiextensions;

import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A path to a declared field, {@code .spec.size} or, where that is allowed, {@code ['spec'].size}. Immutable.
 *
 * @param schema what the path leads to; says nothing when {@link #wrong} is not empty
 * @param wrong why it leads nowhere; empty if it leads to a field
 */
record DeclaredPath(JSONSchemaProps schema, String wrong) {

    /**
     * Follows a path.
     *
     * @param brackets whether names may stand in brackets and quotes
     */
    static DeclaredPath follow(JSONSchemaProps root, String path, boolean brackets) {
        List<String> tokens = tokens(path);
        JSONSchemaProps schema = root;
        int at = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at++);
            if (token.equals("[") && !brackets) {
                return nowhere(root, "array notation is not allowed");
            }
            if (!token.equals(".") && !token.equals("[")) {
                return nowhere(root, "expected [ or . but got: " + token);
            }
            if (at == tokens.size()) {
                return nowhere(root, "unexpected end of JSON path");
            }
            String name = tokens.get(at++);
            if (token.equals("[")) {
                if (name.length() < 2 || !name.startsWith("'") || !name.endsWith("'")) {
                    return nowhere(root, "expected single quoted string but got " + name);
                }
                name = name.substring(1, name.length() - 1);
                if (at == tokens.size() || !tokens.get(at++).equals("]")) {
                    return nowhere(root, "unexpected end of JSON path");
                }
            }
            Map<String, JSONSchemaProps> properties = SchemaFields.properties(schema);
            boolean map = properties.isEmpty();
            JSONSchemaProps next = map ? SchemaFields.additionalProperties(schema) : properties.get(name);
            if (next == null && map && SchemaFields.hasAdditionalProperties(schema) && at == tokens.size()) {
                break;
            }
            if (next == null) {
                return nowhere(root, "does not refer to a valid field");
            }
            schema = next;
        }
        return new DeclaredPath(schema, "");
    }

    private static DeclaredPath nowhere(JSONSchemaProps root, String wrong) {
        return new DeclaredPath(root, wrong);
    }

    /** Dots, brackets, texts in single quotes, and what stands between them. */
    private static List<String> tokens(String path) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < path.length()) {
            int end = end(path, at);
            tokens.add(path.substring(at, end));
            at = end;
        }
        return tokens;
    }

    private static int end(String path, int at) {
        if (".[]".indexOf(path.charAt(at)) >= 0) {
            return at + 1;
        }
        boolean quoted = path.charAt(at) == '\'';
        int end = at + 1;
        while (end < path.length()) {
            char c = path.charAt(end);
            if (quoted && c == '\\') {
                end++;
            } else if (quoted && c == '\'') {
                return end + 1;
            } else if (!quoted && ".[]".indexOf(c) >= 0) {
                return end;
            }
            end++;
        }
        return path.length();
    }
}
