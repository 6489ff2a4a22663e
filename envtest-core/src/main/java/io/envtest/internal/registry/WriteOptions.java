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
        (slash < 0 ? agent : agent.substring(0, slash))
                .codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST)
                .forEach(program::appendCodePoint);
        return program.isEmpty() ? "unknown" : program.toString();
    }
}
