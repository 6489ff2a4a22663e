package io.envtest.internal.registry;

import io.envtest.internal.request.RequestContext;

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
        int length = 0;
        for (int at = 0; at < end && length < LONGEST; at = agent.offsetByCodePoints(at, 1)) {
            int point = agent.codePointAt(at);
            if (!Character.isISOControl(point)) {
                program.appendCodePoint(point);
                length++;
            }
        }
        return program.isEmpty() ? "unknown" : program.toString();
    }
}
