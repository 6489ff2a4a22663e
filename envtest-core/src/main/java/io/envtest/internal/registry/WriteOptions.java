package io.envtest.internal.registry;

import io.envtest.internal.request.RequestContext;
import java.nio.charset.StandardCharsets;

/**
 * How to create or change an object.
 *
 * @param dryRun whether everything is done but the write
 * @param fieldManager who is to own the fields, empty for the user agent's name
 */
public record WriteOptions(boolean dryRun, String fieldManager) {

    private static final int LONGEST = 128;

    /** A plain write. */
    public static final WriteOptions PLAIN = new WriteOptions(false, "");

    /** Who owns what a write changes: the named manager, or the client program. */
    public String manager(RequestContext context) {
        if (!fieldManager.isEmpty()) {
            return fieldManager;
        }
        String agent = context.userAgent();
        int slash = agent.indexOf('/');
        StringBuilder program = new StringBuilder();
        int end = slash < 0 ? agent.length() : slash;
        int room = LONGEST;
        for (int at = 0; at < end; at = agent.offsetByCodePoints(at, 1)) {
            int point = agent.codePointAt(at);
            if (!Character.isISOControl(point)) {
                room -= bytes(point);
                if (room < 0) {
                    break;
                }
                program.appendCodePoint(point);
            }
        }
        return program.isEmpty() ? "unknown" : program.toString();
    }

    private static int bytes(int point) {
        return Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
    }
}
