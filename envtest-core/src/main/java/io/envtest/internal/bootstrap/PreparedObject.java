package io.envtest.internal.bootstrap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An object as it is stored, but for its uid and the time of its creation, for which there is room. Immutable. */
final class PreparedObject {

    /** Stands for the uid. */
    static final String NO_UID = "00000000-0000-4000-8000-000000000000";
    /** Stands for the time. */
    static final String NO_TIME = "0001-01-01T00:00:00Z";

    private final String key;
    private final byte[] json;
    private final List<Integer> uids;
    private final List<Integer> times;

    private PreparedObject(String key, String json) {
        this.key = key;
        this.json = json.getBytes(StandardCharsets.UTF_8);
        // the text is ASCII (a test sees to it), so that characters are bytes
        this.uids = places(json, NO_UID);
        this.times = places(json, NO_TIME);
    }

    /** Reads a line: the store's key, a blank, the object's JSON. */
    static PreparedObject parse(String line) {
        int blank = line.indexOf(' ');
        return new PreparedObject(line.substring(0, blank), line.substring(blank + 1));
    }

    private static List<Integer> places(String text, String word) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            places.add(at);
        }
        return places;
    }

    String key() {
        return key;
    }

    /** A moment as objects tell it. */
    static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * The object, made now.
     *
     * @param now the present {@link #time}
     */
    byte[] filled(String uid, String now) {
        byte[] filled = json.clone();
        write(filled, uids, uid);
        write(filled, times, now);
        return filled;
    }

    private static void write(byte[] into, List<Integer> places, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        for (int place : places) {
            System.arraycopy(bytes, 0, into, place, bytes.length);
        }
    }
}
