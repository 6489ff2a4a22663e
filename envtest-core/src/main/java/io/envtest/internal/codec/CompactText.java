package io.envtest.internal.codec;

/** Go's {@code json.Compact} with HTML escapes: works on bytes, so that numbers, texts and order stay as they are. */
final class CompactText {

    private static final int SEPARATOR_LENGTH = 3;

    private final byte[] json;
    private final JsonBuffer out = new JsonBuffer();
    private int kept;

    private CompactText(byte[] json) {
        this.json = json;
    }

    static byte[] of(byte[] json) {
        return new CompactText(json).compact();
    }

    private byte[] compact() {
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte c = json[i];
            if (c == '"') {
                text = !text;
            } else if (c == '\\') {
                i++;
            } else if (c == '<' || c == '>' || c == '&') {
                replace(i, 1);
                out.escaped((char) c);
            } else if (isSeparator(i)) {
                replace(i, SEPARATOR_LENGTH);
                out.escaped((json[i + 2] & 1) == 0 ? '\u2028' : '\u2029');
                i += 2;
            } else if (!text && (c == ' ' || c == '\n' || c == '\t' || c == '\r')) {
                replace(i, 1);
            }
        }
        if (kept == 0) {
            return json;
        }
        out.add(json, kept, json.length - kept);
        return out.toByteArray();
    }

    /** Takes over what stands before a place and leaves out so many bytes there. */
    private void replace(int at, int length) {
        out.add(json, kept, at - kept);
        kept = at + length;
    }

    /** Whether the line or paragraph separator stands here. */
    private boolean isSeparator(int at) {
        return json[at] == (byte) 0xe2
                && at + 2 < json.length
                && json[at + 1] == (byte) 0x80
                && (json[at + 2] & ~1) == (byte) 0xa8;
    }
}
