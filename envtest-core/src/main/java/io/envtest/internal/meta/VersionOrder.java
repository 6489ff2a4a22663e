package io.envtest.internal.meta;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of versions: stable before beta before alpha, the newer first, others last and by name. */
public final class VersionOrder implements Comparator<String> {
    /** The only one: it has no state. */
    public static final VersionOrder INSTANCE = new VersionOrder();

    private static final Pattern VERSION = Pattern.compile("v([1-9]\\d{0,8})(?:(alpha|beta)([1-9]\\d{0,8}))?");

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        Matcher a = VERSION.matcher(left);
        Matcher b = VERSION.matcher(right);
        boolean known = a.matches();
        if (known != b.matches()) {
            return known ? -1 : 1;
        }
        if (!known) {
            return left.compareTo(right);
        }
        int byStability = Integer.compare(stability(b), stability(a));
        if (byStability != 0) {
            return byStability;
        }
        int byMajor = Integer.compare(number(b, 1), number(a, 1));
        return byMajor != 0 ? byMajor : Integer.compare(number(b, 3), number(a, 3));
    }

    private static int stability(Matcher version) {
        String stage = version.group(2);
        if (stage == null) {
            return 2;
        }
        return stage.equals("beta") ? 1 : 0;
    }

    private static int number(Matcher version, int group) {
        String digits = version.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
