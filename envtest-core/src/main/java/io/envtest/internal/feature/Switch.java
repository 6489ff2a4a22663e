package io.envtest.internal.feature;

import java.util.Locale;

/** A setting {@code NAME=true}, as the flags of kube-apiserver write it; a name alone means true. */
record Switch(String name, boolean on) {

    static Switch parse(String what, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new Switch(text.strip(), true);
        }
        String value = text.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "t", "1", "" -> new Switch(text.substring(0, equals).strip(), true);
            case "false", "f", "0" -> new Switch(text.substring(0, equals).strip(), false);
            default -> throw new IllegalArgumentException(what + " \"" + text + "\": write NAME=true or NAME=false");
        };
    }
}
