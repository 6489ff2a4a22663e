package io.envtest.catalogue;

import java.util.List;
import java.util.Set;

/** A model class of the official client: the JSON side of a definition, its fields in alphabetical order. */
record Model(String className, String doc, List<Field> fields, Set<String> required) {

    /** A property, with the Java type that the client gives it. */
    record Field(String name, String javaType, String doc) {}

    /** The version that the name of the class carries, {@code v1beta1} in {@code V1beta1DeviceClass}. */
    String version() {
        int start = versionStart();
        return start < 0 ? "" : "v" + className.substring(start + 1, versionEnd(start));
    }

    /** The group that the name carries to tell it from a class of another group, {@code Core} in {@code CoreV1Event}. */
    String groupPrefix() {
        return versionStart() < 0 ? "" : className.substring(0, versionStart());
    }

    /** The name without group and version. */
    String simpleName() {
        int start = versionStart();
        return start < 0 ? className : className.substring(versionEnd(start));
    }

    private int versionStart() {
        for (int i = 0; i + 1 < className.length(); i++) {
            if (className.charAt(i) == 'V' && Character.isDigit(className.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private int versionEnd(int start) {
        int end = start + 1;
        while (Character.isDigit(className.charAt(end))) {
            end++;
        }
        for (String stage : List.of("alpha", "beta")) {
            if (className.startsWith(stage, end)) {
                end += stage.length();
                while (Character.isDigit(className.charAt(end))) {
                    end++;
                }
            }
        }
        return end;
    }
}
