package io.envtest.standalone.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a copy of a view by watching it, and compares each event with the one that must come next. Used by the thread of
 * {@link WatchLoop} only, until that is at its end.
 */
final class SoakWatcher {

    /** How it treats its connection. */
    enum Habit {
        /** Stays as long as it can. */
        STEADY,
        /** Leaves without a word now and then, and goes on from where it was. */
        RECONNECTING,
        /** Has the server end the watch soon. */
        SHORT,
        /** Does not read for a while now and then. */
        SLOW,
        /** Stays away until the server may have forgotten where it was. */
        ABSENT,
        /** Has itself told all objects anew each time. */
        STREAMING
    }

    private final View view;
    private final Habit habit;
    private final Oracle oracle;
    private final WatchLoop loop;
    private final Random random;
    private Map<String, Long> copy = new TreeMap<>();
    private @Nullable Map<String, Long> initial;
    private long revision = -1;
    private long next;
    private @Nullable WatchConnection connection;
    private long turn;
    private boolean still;

    SoakWatcher(View view, Habit habit, Oracle oracle, WatchLoop loop, long seed) {
        this.view = view;
        this.habit = habit;
        this.oracle = oracle;
        this.loop = loop;
        random = new Random(seed);
    }

    View view() {
        return view;
    }

    long revision() {
        return revision;
    }

    Map<String, Long> copy() {
        return copy;
    }

    /** Stays connected and reads from now on, or goes back to its habit. */
    void keepStill(boolean value) {
        still = value;
        turn = value ? 0 : later();
    }

    /** Whether it has seen all that there is. */
    boolean isUpToDate() {
        return initial == null && revision >= 0 && next == view.count();
    }

    /** Does what its habit says once it is time. */
    void tick(long now) throws IOException {
        WatchConnection open = connection;
        if (now - turn < 0) {
            return;
        }
        turn = now + later();
        if (open == null) {
            connect();
        } else if (still) {
            open.read(true);
        } else if (habit == Habit.SLOW) {
            open.read(!open.isReading());
        } else if (habit == Habit.RECONNECTING || habit == Habit.STREAMING) {
            leave();
            connect();
        } else if (habit == Habit.ABSENT) {
            leave();
        }
    }

    private long later() {
        long most = loop.longestTurn(habit).toNanos();
        return still ? TimeUnit.MILLISECONDS.toNanos(20) : most / 10 + (long) (random.nextDouble() * most);
    }

    /** Ends its connection; what it has not read is lost and will come again. */
    void leave() throws IOException {
        WatchConnection open = connection;
        connection = null;
        initial = null;
        if (open != null) {
            open.close();
        }
    }

    private void connect() throws IOException {
        boolean anew = revision < 0 || habit == Habit.STREAMING;
        String path = view.url() + "&watch=true&allowWatchBookmarks=true"
                + (habit == Habit.SHORT ? "&timeoutSeconds=" + (1 + random.nextInt(3)) : "")
                + (anew
                        ? "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion="
                        : "&resourceVersion=" + revision);
        initial = anew ? new TreeMap<>() : null;
        connection = loop.connect(this, path, habit == Habit.SLOW);
    }

    /** The server or the network has ended the connection. */
    void ended(String how) throws IOException {
        if (!how.isEmpty()) {
            loop.problem(this + ": " + how);
        }
        leave();
        turn = System.nanoTime();
    }

    /** Bytes have come. */
    void received(ChunkedLines lines, ByteBuffer bytes) {
        lines.feed(bytes);
        if (lines.status() != 200 && lines.status() != 0) {
            loop.problem(this + ": status " + lines.status());
        }
    }

    /** A line has come. */
    void line(byte[] bytes, int length) {
        SoakEvent event = SoakEvent.parse(bytes, length);
        loop.counted(event);
        switch (event.type()) {
            case "ERROR" -> error(event.text());
            case "BOOKMARK" -> bookmark(event);
            default -> {
                if (initial != null) {
                    initial.put(event.path(), event.revision());
                } else {
                    changed(event);
                }
            }
        }
    }

    /** History that is gone is the one error that may come. */
    private void error(String text) {
        if (text.contains("\"code\":410") && text.contains("\"reason\":\"Expired\"")) {
            revision = -1;
            loop.expired();
        } else {
            loop.problem(this + ": " + text);
        }
    }

    private void bookmark(SoakEvent event) {
        if (initial != null) {
            if (!event.text().contains("k8s.io/initial-events-end")) {
                return;
            }
            began(initial, event.revision());
            initial = null;
        } else if (event.revision() < revision) {
            loop.problem(this + ": bookmark " + event.revision() + " after " + revision);
        } else if (view.firstAfter(event.revision()) != next) {
            loop.problem(this + ": bookmark " + event.revision() + " before " + view.get(next));
        }
        revision = event.revision();
    }

    /** All objects have been told; where the old copy is known, what happened since must lead to the new one. */
    private void began(Map<String, Long> objects, long at) {
        if (revision >= 0 && at >= revision) {
            Map<String, Long> expected = view.replay(copy, revision, at);
            if (!expected.equals(objects)) {
                loop.problem(this + ": initial events at " + at + " are " + objects + ", not " + expected);
            }
        }
        copy = objects;
        next = view.firstAfter(at);
    }

    private void changed(SoakEvent event) {
        View.Expected expected = oracle.expected(view, next, event.revision());
        View.Expected seen = new View.Expected(event.type(), event.path(), event.revision(), event.checksum());
        if (!seen.equals(expected)) {
            loop.problem(this + ": came " + seen + ", not " + expected);
            next = view.firstAfter(event.revision());
        } else {
            next++;
        }
        revision = event.revision();
        if (event.type().equals("DELETED")) {
            copy.remove(event.path());
        } else {
            copy.put(event.path(), event.revision());
        }
    }

    @Override
    public String toString() {
        return habit + " watcher of " + view + " at " + revision;
    }
}
