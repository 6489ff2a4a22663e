package io.envtest.internal.registry.batch;

import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which time zones there are.
 *
 * @see <a href="https://data.iana.org/time-zones/theory.html#naming">Names of time zones</a>
 */
final class TimeZones {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_+.-]{1,14}");
    private static final String LEGACY = "SystemV/";
    /** Zones of the database that Java does not list. */
    private static final Set<String> UNLISTED = Set.of("EST", "MST", "HST", "ROC", "GMT+0", "GMT-0", "Factory");

    private TimeZones() {}

    /** Whether the text looks like the name of a zone. */
    static boolean isNamedRight(String zone) {
        for (String part : zone.split("/", -1)) {
            boolean dots = part.equals(".") || part.equals("..");
            if (dots || part.startsWith("-") || !PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is such a zone; the zone of the machine is one. */
    static boolean loads(String zone) {
        boolean listed = ZoneId.getAvailableZoneIds().contains(zone) && !zone.startsWith(LEGACY);
        return listed || UNLISTED.contains(zone) || zone.equals("Local");
    }
}
