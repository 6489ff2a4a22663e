package io.envtest.kubelet.shell;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Archives as {@code tar} makes and reads them, of files and directories.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06">ustar Interchange Format</a>
 */
final class Tar {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int TIME_AT = 136;
    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;

    private Tar() {}

    /**
     * A file or a directory.
     *
     * @param name path in the archive
     * @param directory whether it is a directory
     * @param content what is in the file
     */
    record Entry(String name, boolean directory, String content) {}

    /** An archive; names must be short. */
    static byte[] write(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            byte[] content = entry.content().getBytes(StandardCharsets.ISO_8859_1);
            out.writeBytes(header(entry, content.length));
            out.writeBytes(content);
            out.writeBytes(new byte[padding(content.length)]);
        }
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static int padding(int length) {
        return (BLOCK - length % BLOCK) % BLOCK;
    }

    private static byte[] header(Entry entry, int length) {
        byte[] name = entry.name().getBytes(StandardCharsets.ISO_8859_1);
        if (name.length > NAME) {
            throw new NotUnderstoodException("tar of a path of more than " + NAME + " bytes");
        }
        byte[] header = new byte[BLOCK];
        put(header, 0, entry.name());
        put(
                header,
                MODE_AT,
                entry.directory() ? "0000755\0" + "0000000\0" + "0000000" : "0000644\0" + "0000000\0" + "0000000");
        put(header, SIZE_AT, String.format("%011o", length));
        put(header, TIME_AT, "00000000000");
        put(header, SUM_AT, " ".repeat(SUM_BYTES));
        put(header, TYPE_AT, entry.directory() ? "5" : "0");
        put(header, MAGIC_AT, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, SUM_AT, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /**
     * The files and directories of an archive.
     *
     * @throws NotUnderstoodException if it is cut off
     */
    static List<Entry> read(byte[] archive) {
        List<Entry> entries = new ArrayList<>();
        String longName = "";
        int at = 0;
        while (at + BLOCK <= archive.length && archive[at] != 0) {
            long size = size(archive, at + SIZE_AT);
            int content = at + BLOCK;
            if (size > archive.length - content) {
                throw new NotUnderstoodException("tar of an archive that is cut off");
            }
            byte[] bytes = Arrays.copyOfRange(archive, content, content + (int) size);
            char type = (char) archive[at + TYPE_AT];
            String name = longName.isEmpty() ? name(archive, at) : longName;
            longName = type == 'L' ? text(bytes).replace("\0", "") : type == 'x' ? path(text(bytes)) : "";
            if (type == '5') {
                entries.add(new Entry(name.replaceFirst("/+$", ""), true, ""));
            } else if (type == '0' || type == 0) {
                entries.add(new Entry(name, false, text(bytes)));
            }
            at = content + (int) size + padding((int) size);
        }
        return entries;
    }

    /** Whether the two empty blocks that end an archive are there. */
    static boolean isComplete(ByteBuffer archive) {
        int at = archive.position();
        while (at + 2 * BLOCK <= archive.limit() && archive.get(at) != 0) {
            long size = size(archive.array(), at + SIZE_AT);
            if (size > archive.limit() - at) {
                return false;
            }
            at += BLOCK + (int) size + padding((int) size);
        }
        return at + 2 * BLOCK <= archive.limit();
    }

    private static String name(byte[] archive, int at) {
        String name = string(archive, at, NAME);
        boolean posix = string(archive, at + MAGIC_AT, Byte.SIZE).equals("ustar");
        String prefix = posix ? string(archive, at + PREFIX_AT, PREFIX) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String string(byte[] archive, int at, int most) {
        int length = 0;
        while (length < most && archive[at + length] != 0) {
            length++;
        }
        return new String(archive, at, length, StandardCharsets.ISO_8859_1);
    }

    private static long size(byte[] archive, int at) {
        String digits = string(archive, at, SIZE_DIGITS).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new NotUnderstoodException("tar of what is no archive");
        }
        return Long.parseLong(digits, Byte.SIZE);
    }

    /** The path of an extended header, whose lines are {@code LENGTH NAME=VALUE}. */
    private static String path(String records) {
        return records.lines()
                .map(line -> line.substring(line.indexOf(' ') + 1).split("=", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> Map.entry(pair[0], pair[1]))
                .filter(pair -> pair.getKey().equals("path"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
