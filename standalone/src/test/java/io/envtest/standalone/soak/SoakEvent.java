package io.envtest.standalone.soak;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A line of a watch, read by its first words: parsing them all would take most of the machine.
 *
 * @param type ADDED, MODIFIED, DELETED, BOOKMARK or ERROR
 * @param path namespace and name
 * @param revision the object's resourceVersion, 0 for an ERROR
 * @param checksum of the object's bytes
 * @param text the line if it is a BOOKMARK or an ERROR, else empty
 */
record SoakEvent(String type, String path, long revision, int checksum, String text) {

    private static final byte[] TYPE = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OBJECT = "\",\"object\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NAME = "\"name\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NAMESPACE = "\"namespace\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "\"resourceVersion\":\"".getBytes(StandardCharsets.US_ASCII);

    static SoakEvent parse(byte[] line, int length) {
        int typeEnd = find(line, length, OBJECT, 0);
        String type = new String(line, TYPE.length, typeEnd - TYPE.length, StandardCharsets.US_ASCII);
        if (type.equals("BOOKMARK") || type.equals("ERROR")) {
            String text = new String(line, 0, length, StandardCharsets.UTF_8);
            return new SoakEvent(
                    type, "", type.equals("ERROR") ? 0 : Long.parseLong(value(line, length, VERSION)), 0, text);
        }
        int begin = typeEnd + OBJECT.length;
        return new SoakEvent(
                type,
                value(line, length, NAMESPACE) + "/" + value(line, length, NAME),
                Long.parseLong(value(line, length, VERSION)),
                checksum(line, begin, length - 1 - begin),
                "");
    }

    static int checksum(byte[] bytes, int from, int count) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, count);
        return (int) sum.getValue();
    }

    private static String value(byte[] line, int length, byte[] key) {
        int from = find(line, length, key, 0) + key.length;
        int to = from;
        while (line[to] != '"') {
            to++;
        }
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private static int find(byte[] line, int length, byte[] wanted, int from) {
        for (int at = from; at <= length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && line[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("no " + new String(wanted, StandardCharsets.US_ASCII) + " in "
                + new String(line, 0, length, StandardCharsets.UTF_8));
    }
}
