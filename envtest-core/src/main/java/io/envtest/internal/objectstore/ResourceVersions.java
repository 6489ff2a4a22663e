package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;

/** The text form of a resourceVersion. */
public final class ResourceVersions {

    private ResourceVersions() {}

    /** For a get or a watch, where kube-apiserver answers 500 to nonsense. */
    public static long parse(String text) {
        String problem = problem(text);
        if (!problem.isEmpty()) {
            throw StorageErrors.internal(problem);
        }
        return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    }

    /** For a list, or a get that no cache answers, where it answers 400. */
    public static long parseUncached(String text) {
        String problem = problem(text);
        if (!problem.isEmpty()) {
            throw badList(problem);
        }
        return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    }

    private static ApiException badList(String problem) {
        return StorageErrors.badRequest("invalid resource version: " + problem);
    }

    private static String problem(String text) {
        if (text.isEmpty()) {
            return "";
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return problem(text, "invalid syntax");
        }
        try {
            Long.parseUnsignedLong(text);
            return "";
        } catch (NumberFormatException e) {
            return problem(text, "value out of range");
        }
    }

    private static String problem(String text, String what) {
        return "resourceVersion: Invalid value: \"" + text + "\": strconv.ParseUint: parsing \"" + text + "\": " + what;
    }
}
