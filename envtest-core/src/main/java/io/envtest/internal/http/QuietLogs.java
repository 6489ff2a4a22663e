package io.envtest.internal.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the HTTP libraries from reporting each start and stop, unless somebody has said what they are to log. */
final class QuietLogs {

    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads"));

    private QuietLogs() {}

    static void settle() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
    }
}
