package io.envtest.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Deployment with much in it: three containers with ten variables each. */
final class RichDeployment {

    /** Where it stands. */
    static final String PATH = "/apis/apps/v1/namespaces/default/deployments/rich";

    private RichDeployment() {}

    /** A strategic merge patch that gives one container another image. */
    static String image(int number) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"c0\",\"image\":\"image:" + number
                + "\"}]}}}}";
    }

    /** The whole of it. */
    static String json(int replicas) {
        return "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"rich\",\"labels\":"
                + texts("label", 5) + ",\"annotations\":" + texts("annotation", 5) + "},\"spec\":{\"replicas\":"
                + replicas + ",\"selector\":{\"matchLabels\":{\"app\":\"rich\"}},\"template\":{\"metadata\":"
                + "{\"labels\":{\"app\":\"rich\"}},\"spec\":{\"volumes\":" + list("v", 3, ",\"emptyDir\":{}")
                + ",\"containers\":" + list("c", 3, container()) + "}}}}";
    }

    private static String container() {
        return ",\"image\":\"image:1\",\"args\":[\"--a\",\"--b\"],\"env\":" + list("E", 10, ",\"value\":\"x\"")
                + ",\"resources\":{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"100m\"}}"
                + ",\"readinessProbe\":{\"httpGet\":{\"path\":\"/ready\",\"port\":8080},\"periodSeconds\":5}"
                + ",\"volumeMounts\":[{\"name\":\"v0\",\"mountPath\":\"/v0\"},{\"name\":\"v1\",\"mountPath\":\"/v1\"}]";
    }

    private static String texts(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + name + i + "\":\"value\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String list(String name, int count, String fields) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"" + name + i + "\"" + fields + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
