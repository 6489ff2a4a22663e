package io.envtest.internal.schema.format;

import java.util.regex.Pattern;

/** Addresses of networks; leading zeros are allowed. */
final class IpFormats {

    private static final Pattern MAC = Pattern.compile("(?:[0-9a-fA-F]{12}|[0-9a-fA-F]{16}|[0-9a-fA-F]{40})"
            + "|[0-9a-fA-F]{2}(?:(?::[0-9a-fA-F]{2}){5}|(?:-[0-9a-fA-F]{2}){5}|(?::[0-9a-fA-F]{2}){7}|(?:-[0-9a-fA-F]{2}){7}"
            + "|(?::[0-9a-fA-F]{2}){19}|(?:-[0-9a-fA-F]{2}){19})"
            + "|[0-9a-fA-F]{4}(?:(?:\\.[0-9a-fA-F]{4}){2}|(?:\\.[0-9a-fA-F]{4}){3}|(?:\\.[0-9a-fA-F]{4}){9})");
    private static final Pattern BYTE = Pattern.compile("\\d{1,20}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;

    private IpFormats() {}

    /** Also a version 6 address that ends in one of version 4. */
    static boolean isIpv4(String text) {
        return text.indexOf('.') >= 0 && isAddress(text);
    }

    static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0 && isAddress(text);
    }

    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !isAddress(text.substring(0, slash))) {
            return false;
        }
        String length = text.substring(slash + 1);
        int most = text.indexOf(':') >= 0 ? 128 : 32;
        return BYTE.matcher(length).matches() && small(length, most);
    }

    static boolean isMac(String text) {
        return MAC.matcher(text).matches();
    }

    private static boolean isAddress(String text) {
        return text.indexOf(':') >= 0 ? isVersion6(text) : isVersion4(text);
    }

    private static boolean isVersion4(String text) {
        String[] bytes = text.split("\\.", -1);
        if (bytes.length != 4) {
            return false;
        }
        for (String one : bytes) {
            if (!BYTE.matcher(one).matches() || !small(one, 255)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersion6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == GROUPS;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        boolean known = before >= 0 && after >= 0;
        return known
                && before + after < GROUPS
                && (gap == 0 || text.substring(0, gap).indexOf('.') < 0);
    }

    /** How many groups a part without a gap has, -1 if one is wrong; an address of version 4 at the end counts as two. */
    private static int groups(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] groups = part.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
                if (!isVersion4(groups[i])) {
                    return -1;
                }
                count++;
            } else if (!GROUP.matcher(groups[i]).matches()) {
                return -1;
            }
        }
        return count;
    }

    private static boolean small(String digits, int most) {
        String trimmed = digits.replaceFirst("^0+(?=.)", "");
        return trimmed.length() <= 3 && Integer.parseInt(trimmed) <= most;
    }
}
