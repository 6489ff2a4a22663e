package io.envtest.internal.registry;

import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import java.util.ArrayList;
import java.util.List;

/** Names that stand in the store's keys, one between two slashes. */
final class PathSegments {

    private PathSegments() {}

    /**
     * Refuses what cannot stand there.
     *
     * @throws io.envtest.api.ApiException 400
     */
    static void check(String name) {
        List<String> wrong = new ArrayList<>();
        if (name.equals(".") || name.equals("..")) {
            wrong.add("may not be '" + name + "'");
        }
        for (String never : List.of("/", "%")) {
            if (name.contains(never)) {
                wrong.add("may not contain '" + never + "'");
            }
        }
        if (!wrong.isEmpty()) {
            throw ApiErrors.badRequest(
                    "Name parameter invalid: " + GoQuote.quote(name) + ": " + String.join(";", wrong));
        }
    }
}
