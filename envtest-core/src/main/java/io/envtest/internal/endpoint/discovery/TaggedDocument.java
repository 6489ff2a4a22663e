package io.envtest.internal.endpoint.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document that clients may keep.
 *
 * @param tree the document; to be read only
 * @param tag its entity tag, in quotes
 */
record TaggedDocument(ObjectNode tree, String tag) {

    static TaggedDocument of(ObjectNode tree) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(GoJsonWriter.write(tree));
            return new TaggedDocument(tree, '"' + HexFormat.of().withUpperCase().formatHex(hash) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
