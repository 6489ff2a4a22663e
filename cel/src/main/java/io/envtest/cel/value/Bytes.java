package io.envtest.cel.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A sequence of bytes. Immutable as long as nobody writes to the array it was made from. */
public final class Bytes implements Comparable<Bytes> {

    private final byte[] content;

    /**
     * @param content the bytes; not copied
     */
    public Bytes(byte[] content) {
        this.content = content;
    }

    /** How many bytes. */
    public int size() {
        return content.length;
    }

    /** The bytes; not to be written to. */
    public byte[] content() {
        return content;
    }

    /** Both sequences, one after the other. */
    public Bytes concat(Bytes other) {
        byte[] both = Arrays.copyOf(content, content.length + other.content.length);
        System.arraycopy(other.content, 0, both, content.length, other.content.length);
        return new Bytes(both);
    }

    /** The text these bytes encode in UTF-8, or null when they encode none. */
    public @Nullable String decode() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException invalid) {
            return null;
        }
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
