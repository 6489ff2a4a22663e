package io.envtest.internal.registry.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container image: {@code registry.example.com:5000/team/app:1.2@sha256:…}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#image-names">Image names</a>
 */
final class ImageReference {

    private static final int MOST_CHARACTERS = 255;
    private static final String OFFICIAL = "docker.io/library/";
    private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST =
            "(?:" + HOST_PART + "(?:\\." + HOST_PART + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile("(?<name>(?:" + HOST + "/)?" + COMPONENT + "(?:/" + COMPONENT
            + ")*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?<digest>@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

    private ImageReference() {}

    /** The tag; {@code latest} if there is neither tag nor digest; empty with a digest alone and for what is no name. */
    static String tag(String image) {
        Matcher parts = REFERENCE.matcher(image);
        if (IDENTIFIER.matcher(image).matches() || !parts.matches() || tooLong(parts.group("name"))) {
            return "";
        }
        String tag = parts.group("tag");
        if (tag != null) {
            return tag;
        }
        return parts.group("digest") == null ? "latest" : "";
    }

    private static boolean tooLong(String name) {
        int added = name.indexOf('/') < 0 ? OFFICIAL.length() : 0;
        return name.length() + added > MOST_CHARACTERS;
    }
}
