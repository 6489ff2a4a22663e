package io.envtest.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Touches all that a server makes only when somebody asks for it: kinds, rules, columns, discovery, OpenAPI. */
final class Everything {

    private static final String JSON = "application/json";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private Everything() {}

    static void touch(HttpConnection connection) throws IOException {
        connection.read("GET", "/openapi/v2", "", JSON);
        touch(connection, "/api/v1", "v1");
        for (String groupVersion : values(connection.read("GET", "/apis", "", JSON), "groupVersion")) {
            touch(connection, "/apis/" + groupVersion, groupVersion);
        }
    }

    private static void touch(HttpConnection connection, String root, String groupVersion) throws IOException {
        connection.read("GET", "/openapi/v3" + root, "", JSON);
        for (String resource : connection.read("GET", root, "", JSON).split("(?=\\{\"name\":)")) {
            if (!resource.startsWith("{\"name\":")) {
                continue; // what stands before the first
            }
            String name = values(resource, "name").get(0);
            if (name.contains("/")) {
                continue; // subresources
            }
            String path = root + (resource.contains("\"namespaced\":true") ? "/namespaces/default/" : "/") + name;
            if (resource.contains("\"list\"")) {
                connection.read("GET", path, "", TABLE);
            }
            if (resource.contains("\"create\"")) {
                connection.read("POST", path + "?dryRun=All", object(groupVersion, values(resource, "kind")), JSON);
            }
        }
    }

    private static String object(String groupVersion, List<String> kind) {
        return "{\"apiVersion\":\"" + groupVersion + "\",\"kind\":\"" + kind.get(0)
                + "\",\"metadata\":{\"name\":\"touched\"},\"spec\":{}}";
    }

    /** The texts of all members of a name, without a parser, whose classes would be counted, too. */
    private static List<String> values(String json, String member) {
        List<String> values = new ArrayList<>();
        String before = "\"" + member + "\":\"";
        for (int at = json.indexOf(before); at >= 0; at = json.indexOf(before, at)) {
            at += before.length();
            values.add(json.substring(at, json.indexOf('"', at)));
        }
        return values;
    }
}
