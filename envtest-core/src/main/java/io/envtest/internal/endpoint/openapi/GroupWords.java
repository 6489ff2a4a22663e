package io.envtest.internal.endpoint.openapi;

import java.util.Locale;

/** How groups, versions and kinds are named in operation ids, tags, definitions and descriptions. */
final class GroupWords {
    private static final String OFFICIAL = ".k8s.io";

    private GroupWords() {}

    /** {@code Core}, {@code Apps}, {@code RbacAuthorization}, {@code WidgetsExampleCom}. */
    static String name(String group) {
        if (group.isEmpty()) {
            return "Core";
        }
        String bare = group.endsWith(OFFICIAL) ? group.substring(0, group.length() - OFFICIAL.length()) : group;
        StringBuilder name = new StringBuilder();
        for (String part : bare.split("[.-]")) {
            name.append(title(part));
        }
        return name.toString();
    }

    /** {@code core_v1}, {@code rbacAuthorization_v1}; without version for a group. */
    static String tag(String group, String version) {
        String name = name(group);
        String tag = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return version.isEmpty() ? tag : tag + "_" + version;
    }

    /** {@code com.example.widgets.v1} for the group {@code widgets.example.com}. */
    static String packageName(String group, String version) {
        String[] parts = group.split("\\.");
        StringBuilder name = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) {
            name.append(parts[i]).append('.');
        }
        return name.append(version).toString();
    }

    static String title(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** The kind with its article between spaces; plurals have none. */
    static String article(String kind) {
        if (kind.endsWith("s") && !kind.endsWith("ss")) {
            return " " + kind;
        }
        return ("aeiou".indexOf(Character.toLowerCase(kind.charAt(0))) >= 0 ? " an " : " a ") + kind;
    }
}
