package io.envtest.benchmarks;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A definition with twenty fields, and with a rule for each if wanted. */
final class Widgets {

    static final String GROUP = "benchmark.example.com";

    private static final int FIELDS = 20;
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private Widgets() {}

    /** Creates the definition and waits until it is served. */
    static void define(HttpConnection connection, boolean rules) throws IOException {
        connection.send("POST", DEFINITIONS, definition(rules));
        while (true) {
            try {
                connection.send("GET", "/apis/" + GROUP + "/v1/widgets", "");
                return;
            } catch (IOException notYetServed) {
                Thread.onSpinWait();
            }
        }
    }

    static String widget(String name, int value) {
        return "{\"apiVersion\":\"" + GROUP + "/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"" + name
                + "\"},\"spec\":" + numbers(i -> "\"n" + i + "\":" + value) + "}";
    }

    private static String definition(boolean rules) {
        return "{\"apiVersion\":\"apiextensions.k8s.io/v1\",\"kind\":\"CustomResourceDefinition\",\"metadata\":"
                + "{\"name\":\"widgets." + GROUP + "\"},\"spec\":{\"group\":\"" + GROUP + "\",\"scope\":\"Namespaced\","
                + "\"names\":{\"plural\":\"widgets\",\"kind\":\"Widget\"},\"versions\":[{\"name\":\"v1\","
                + "\"served\":true,\"storage\":true,\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\","
                + "\"properties\":{\"spec\":{\"type\":\"object\",\"properties\":" + numbers(i -> field(i, rules))
                + "}}}}}]}}";
    }

    private static String field(int number, boolean rules) {
        String rule = ",\"x-kubernetes-validations\":[{\"rule\":\"self >= 0 && self < 1000 + " + number
                + " || [1, 2, 3].exists(n, n == self)\",\"messageExpression\":\"'not in range'\"}]";
        return "\"n" + number + "\":{\"type\":\"integer\"" + (rules ? rule : "") + "}";
    }

    private static String numbers(IntFunction<String> member) {
        return IntStream.range(0, FIELDS).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
    }
}
