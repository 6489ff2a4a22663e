package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document as it is sent.
 *
 * @param json its bytes; not to be changed
 * @param hash tells editions apart
 */
record Document(byte[] json, String hash) {

    /** A document of v3, in which angle brackets are escaped. */
    static Document v3(ObjectNode tree) {
        return of(GoJsonWriter.write(tree));
    }

    /** The document of v2, in which nothing is escaped that need not be. */
    static Document v2(ObjectNode tree) {
        return of(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Document of(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(json);
            return new Document(json, HexFormat.of().withUpperCase().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    /** The hash as an entity tag. */
    String tag() {
        return '"' + hash + '"';
    }
}
