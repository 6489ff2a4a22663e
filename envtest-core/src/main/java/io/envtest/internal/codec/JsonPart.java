package io.envtest.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the text of a part in JSON that is known to be well-formed. */
final class JsonPart {

    private final JsonCursor in;
    private final List<Object> path;
    private byte @Nullable [] found;

    private JsonPart(byte[] json, List<Object> path) {
        this.in = new JsonCursor(json);
        this.path = path;
    }

    /**
     * The text of a part; of one that is there twice the last.
     *
     * @param path names of members and indices of elements
     * @return null if it is not there
     */
    static byte @Nullable [] find(byte[] json, List<Object> path) {
        JsonPart part = new JsonPart(json, path);
        try {
            part.value(0);
        } catch (GoJsonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return part.found;
    }

    private void value(int depth) throws GoJsonException {
        int first = in.afterBlanks();
        if (depth == path.size()) {
            found = in.skipValue();
        } else if (first == '{' && path.get(depth) instanceof String name) {
            members(name, depth);
        } else if (first == '[' && path.get(depth) instanceof Integer index) {
            elements(index, depth);
        } else {
            in.skipValue();
        }
    }

    private void members(String name, int depth) throws GoJsonException {
        in.next();
        while (in.afterBlanks() != '}') {
            boolean wanted = in.string().equals(name);
            in.afterBlanks();
            in.next();
            within(wanted, depth);
        }
        in.next();
    }

    private void elements(int index, int depth) throws GoJsonException {
        in.next();
        for (int i = 0; in.afterBlanks() != ']'; i++) {
            within(i == index, depth);
        }
        in.next();
    }

    /** A member's or element's value, and the comma behind it. */
    private void within(boolean wanted, int depth) throws GoJsonException {
        in.afterBlanks();
        if (wanted) {
            value(depth + 1);
        } else {
            in.skipValue();
        }
        if (in.afterBlanks() == ',') {
            in.next();
            in.afterBlanks();
        }
    }
}
