package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of resource patterns such as {@code pods}, {@code pods/status}, {@code *}{@code /scale}. */
final class ResourcePatternRules {

    private ResourcePatternRules() {}

    /** There must be patterns, none covered by another. */
    static void check(FieldErrors errors, FieldPath path, List<String> patterns) {
        Rules.required(errors, path, patterns, "");
        boolean resourceAlone = overlaps(errors, path, patterns);
        if (patterns.size() > 1 && patterns.contains("*/*")) {
            errors.invalid(path, GoValue.of(patterns), "if '*/*' is present, must not specify other resources");
        }
        if (patterns.contains("*") && resourceAlone) {
            errors.invalid(
                    path,
                    GoValue.of(patterns),
                    "if '*' is present, must not specify other resources without subresources");
        }
    }

    /** Whether the last pattern without a subresource names a resource. */
    private static boolean overlaps(FieldErrors errors, FieldPath path, List<String> patterns) {
        Set<String> allBelow = new HashSet<>();
        Set<String> allAbove = new HashSet<>();
        boolean resourceAlone = false;
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            if (!Rules.required(errors, path.index(i), pattern)) {
                continue;
            }
            int slash = pattern.indexOf('/');
            if (slash < 0) {
                resourceAlone = !pattern.equals("*");
                continue;
            }
            String resource = pattern.substring(0, slash);
            String subresource = pattern.substring(slash + 1);
            if (allBelow.contains(resource)) {
                covered(errors, path.index(i), resource + "/*", pattern);
            }
            if (allAbove.contains(subresource)) {
                covered(errors, path.index(i), "*/" + subresource, pattern);
            }
            if (subresource.equals("*")) {
                allBelow.add(resource);
            }
            if (resource.equals("*")) {
                allAbove.add(subresource);
            }
        }
        return resourceAlone;
    }

    private static void covered(FieldErrors errors, FieldPath path, String by, String pattern) {
        errors.invalid(path, pattern, "if '" + by + "' is present, must not specify " + pattern);
    }
}
