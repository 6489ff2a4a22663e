package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;

/** A document as it is sent: written as JSON at once, as protobuf when somebody asks for that. Thread-safe. */
final class Document {
    private final byte[] json;
    private final String hash;
    private final Instant made;
    private final Function<ObjectNode, byte[]> messages;
    private byte[] protobuf = {};

    private Document(byte[] json, Instant made, Function<ObjectNode, byte[]> messages) {
        this.json = json;
        this.made = made;
        this.messages = messages;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(json);
            hash = HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    /** A document of v3, in which angle brackets are escaped. */
    static Document v3(ObjectNode tree, Instant made) {
        return new Document(GoJsonWriter.write(tree), made, V3Messages::write);
    }

    /** The document of v2, in which nothing is escaped that need not be. */
    static Document v2(ObjectNode tree, Instant made) {
        return new Document(tree.toString().getBytes(StandardCharsets.UTF_8), made, V2Messages::write);
    }

    /** Its bytes as JSON; not to be changed. */
    byte[] json() {
        return json;
    }

    /** Its bytes as protobuf; not to be changed. */
    synchronized byte[] protobuf() {
        if (protobuf.length == 0) {
            try {
                protobuf = messages.apply((ObjectNode) new ObjectMapper().readTree(json));
            } catch (IOException e) {
                throw new UncheckedIOException("a document is no JSON", e);
            }
        }
        return protobuf;
    }

    /** When it was made. */
    Instant made() {
        return made;
    }

    /** Tells editions of a document apart. */
    String hash() {
        return hash;
    }
}
