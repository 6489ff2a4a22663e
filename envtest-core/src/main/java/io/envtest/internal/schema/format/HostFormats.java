package io.envtest.internal.schema.format;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of hosts and addresses of mail. */
final class HostFormats {

    private static final String WORD = "[a-zA-Z0-9\\p{S}\\p{L}]";
    /** A name alone: one dash at most, and that in second place. */
    private static final Pattern ALONE = Pattern.compile(WORD + "-?" + WORD + "{0,62}");

    private static final Pattern LABEL = Pattern.compile(WORD + "([a-zA-Z0-9\\-\\p{S}\\p{L}]{0,61}" + WORD + ")?");
    private static final Pattern TOP_LABEL = Pattern.compile("[a-zA-Z\\p{L}]{2,63}");
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\x{80}-\\x{10FFFF}]++";
    private static final String QUOTED = "\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+\"";
    private static final String DOTTED = ATOM + "(?:\\." + ATOM + ")*+";
    private static final String ADDRESS =
            "(?:" + DOTTED + "|" + QUOTED + ")@(?:" + DOTTED + "|\\[[^\\[\\]\\\\\\p{Cntrl}]*+\\])";
    private static final Pattern EMAIL = Pattern.compile(
            "\\s*+(?:" + ADDRESS + "|(?:(?:" + DOTTED + "|" + QUOTED + ")[ \\t]*+)*+<" + ADDRESS + ">)\\s*+");
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern LONG_NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+");
    private static final int MOST_BYTES = 255;
    private static final int MOST_LABEL_BYTES = 63;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_EMAIL = 2000;

    private HostFormats() {}

    static boolean isHostname(String text) {
        if (bytes(text) > MOST_BYTES) {
            return false;
        }
        String[] labels = text.split("\\.", -1);
        int last = labels.length - 1;
        for (int i = 0; i < labels.length; i++) {
            Pattern pattern = last == 0 ? ALONE : i == last ? TOP_LABEL : LABEL;
            if (bytes(labels[i]) > MOST_LABEL_BYTES
                    || !pattern.matcher(labels[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    static boolean isShortName(String text) {
        return SHORT_NAME.matcher(text).matches();
    }

    static boolean isLongName(String text) {
        return text.length() <= LONGEST_NAME && LONG_NAME.matcher(text).matches();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
