package io.envtest.standalone.aggregation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.envtest.internal.pki.ClusterCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An API server of one group, as somebody might write it: fixed documents, and it tells who asked. */
final class ExtensionServer implements AutoCloseable {

    private static final String VERSION = "/apis/ext.example.com/v1";

    private final ClusterCertificates certificates = ClusterCertificates.create(Instant.now());
    private final HttpsServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();

    ExtensionServer() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                certificates.serverContext(certificates.server(List.of("ext.default.svc"), List.of()))));
        server.createContext("/", this::answer);
        server.start();
        documents.put(
                VERSION,
                "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"ext.example.com/v1\",\"resources\":["
                        + "{\"name\":\"things\",\"singularName\":\"thing\",\"namespaced\":true,\"kind\":\"Thing\","
                        + "\"verbs\":[\"get\"]},"
                        + "{\"name\":\"things/status\",\"singularName\":\"\",\"namespaced\":true,\"kind\":\"Thing\","
                        + "\"verbs\":[\"update\"]}]}");
        documents.put(
                "/openapi/v2",
                "{\"paths\":{\"" + VERSION + "/things\":{\"get\":{\"responses\":{\"200\":{\"schema\":"
                        + "{\"$ref\":\"#/definitions/io.k8s.api.core.v1.Pod\"}}}}},\"/apis/\":{}},"
                        + "\"definitions\":{\"io.k8s.api.core.v1.Pod\":{\"description\":\"another one\"}}}");
        documents.put(
                "/openapi/v3",
                "{\"paths\":{\"apis/ext.example.com/v1\":{\"serverRelativeURL\":\"/openapi/v3/x?hash=1\"}}}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String document = documents.get(path);
        if (document == null && path.startsWith(VERSION + "/")) {
            document = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().get("X-remote-user") + " "
                    + exchange.getRequestHeaders().get("X-remote-group") + " "
                    + exchange.getRequestHeaders().containsKey("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }
        byte[] content = (document == null ? "" : document).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Extension", "yes");
        exchange.sendResponseHeaders(document == null ? 404 : 200, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The authority of its certificate, as an APIService wants it. */
    String caBundle() {
        return Base64.getEncoder()
                .encodeToString(certificates.authority().certificatePem().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
