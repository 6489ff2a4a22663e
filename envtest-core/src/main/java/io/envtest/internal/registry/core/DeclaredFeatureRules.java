package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.NodeStatus;
import java.util.List;
import java.util.regex.Pattern;

/** Rules of the features that a node says it has. */
final class DeclaredFeatureRules {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*(/[A-Za-z0-9]+)*");
    private static final int LONGEST = 253;
    private static final String SHAPE =
            "must start with an UpperCamelCase segment, with subsequent segments separated by"
                    + " '/' (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and slashes";

    private DeclaredFeatureRules() {}

    static void check(FieldErrors errors, NodeStatus status) {
        List<String> features = status.declaredFeatures();
        for (int i = 0; i < features.size(); i++) {
            String feature = features.get(i);
            FieldPath path = status.path("declaredFeatures").index(i);
            int order = i == 0 ? 1 : feature.compareTo(features.get(i - 1));
            if (order == 0) {
                errors.duplicate(path, feature);
            } else if (order < 0) {
                errors.invalid(path, feature, "list must be sorted alphabetically");
            }
            String wrong = feature.length() > LONGEST
                    ? "must be no more than " + LONGEST + " characters"
                    : NAME.matcher(feature).matches() ? "" : SHAPE;
            if (!wrong.isEmpty()) {
                errors.invalid(path, feature, "invalid feature name " + GoQuote.quote(feature) + ": " + wrong);
            }
        }
    }
}
