package io.envtest.internal.registry.core;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of images.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#image-names">Image names</a>
 */
final class ImageReferences {

    private static final int MAX_PATH = 255;
    private static final String ALPHANUMERIC = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String DOMAIN =
            "(?:" + ALPHANUMERIC + "(?:\\." + ALPHANUMERIC + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?";
    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String DIGEST = "sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}";
    private static final Pattern REFERENCE = Pattern.compile("(?:" + DOMAIN + "/)(" + COMPONENT + "(?:/" + COMPONENT
            + ")*)(?::([\\w][\\w.-]{0,127}))?(?:@(" + DIGEST + "))?");
    private static final int IDENTIFIER_LENGTH = 64;
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

    private ImageReferences() {}

    /** Whether a valid name means the latest image: tagged so, or neither tag nor digest. */
    static boolean isLatest(String image) {
        if (image.length() == IDENTIFIER_LENGTH && IDENTIFIER.matcher(image).matches()) {
            return false;
        }
        Matcher reference = REFERENCE.matcher(withDomain(image));
        if (!reference.matches() || reference.group(1).length() > MAX_PATH) {
            return false;
        }
        String tag = reference.group(2);
        return tag == null ? reference.group(3) == null : tag.equals("latest");
    }

    private static String withDomain(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean named = first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
        return named ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
    }
}
