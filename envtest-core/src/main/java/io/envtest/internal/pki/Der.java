package io.envtest.internal.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Writes ASN.1 values in DER.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
 */
final class Der {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0c;
    static final int PRINTABLE_STRING = 0x13;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int SHORT_TIME_ENDS = 2050;

    private Der() {}

    static byte[] value(int tag, byte[]... parts) {
        byte[] content = concat(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        writeLength(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] sequence(List<byte[]> parts) {
        return value(SEQUENCE, parts.toArray(byte[][]::new));
    }

    /** A SET OF: DER wants its members sorted by their bytes. */
    static byte[] setOf(List<byte[]> members) {
        byte[][] sorted = members.toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return value(SET, sorted);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] integer(int number) {
        return integer(BigInteger.valueOf(number));
    }

    static byte[] octets(byte[] content) {
        return value(OCTET_STRING, content);
    }

    /** A BIT STRING of whole bytes. */
    static byte[] bits(byte[] content) {
        return value(BIT_STRING, new byte[] {0}, content);
    }

    static byte[] yes() {
        return value(BOOLEAN, new byte[] {(byte) 0xff});
    }

    /** A PrintableString where its alphabet suffices, else a UTF8String. */
    static byte[] text(String text) {
        boolean printable = text.chars().allMatch(Der::printable);
        return value(printable ? PRINTABLE_STRING : UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Explicitly tagged content. */
    static byte[] tagged(int number, byte[] content) {
        return value(0xa0 | number, content);
    }

    /** Implicitly tagged primitive content. */
    static byte[] primitive(int number, byte[] content) {
        return value(0x80 | number, content);
    }

    static byte[] time(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        boolean brief = utc.getYear() < SHORT_TIME_ENDS;
        StringBuilder text = new StringBuilder();
        for (int part : new int[] {
            brief ? utc.getYear() % 100 : utc.getYear(),
            utc.getMonthValue(),
            utc.getDayOfMonth(),
            utc.getHour(),
            utc.getMinute(),
            utc.getSecond()
        }) {
            text.append(part < 10 ? "0" : "").append(part);
        }
        return value(
                brief ? UTC_TIME : GENERALIZED_TIME, text.append('Z').toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** An OBJECT IDENTIFIER from its dotted form. */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeArc(out, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            writeArc(out, Long.parseLong(arcs[i]));
        }
        return value(OBJECT_IDENTIFIER, out.toByteArray());
    }

    private static void writeArc(ByteArrayOutputStream out, long arc) {
        int bytes = Math.max(1, (63 - Long.numberOfLeadingZeros(Math.max(arc, 1))) / 7 + 1);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) ((arc >>> (7 * i)) & 0x7f) | (i == 0 ? 0 : 0x80));
        }
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        out.write(0x80 | (bytes.length - skip));
        out.write(bytes, skip, bytes.length - skip);
    }

    private static byte[] concat(byte[][] parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static boolean printable(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || " '()+,-./:=?".indexOf(c) >= 0;
    }
}
