package io.envtest.internal.authz.rbac;

import io.envtest.internal.authz.Attributes;
import java.util.List;

/**
 * A rule of a role: what it allows. Immutable.
 *
 * @param verbs verbs, {@code *} for all
 * @param apiGroups groups, {@code *} for all
 * @param resources plurals, {@code plural/subresource}, {@code * /subresource} or {@code *}
 * @param resourceNames names it is limited to, empty for all
 * @param nonResourceUrls paths, with {@code *} at the end for all below
 */
public record PolicyRule(
        List<String> verbs,
        List<String> apiGroups,
        List<String> resources,
        List<String> resourceNames,
        List<String> nonResourceUrls) {

    private static final String ALL = "*";

    /** Copies the lists. */
    public PolicyRule {
        verbs = List.copyOf(verbs);
        apiGroups = List.copyOf(apiGroups);
        resources = List.copyOf(resources);
        resourceNames = List.copyOf(resourceNames);
        nonResourceUrls = List.copyOf(nonResourceUrls);
    }

    /** Whether it allows this. */
    public boolean allows(Attributes request) {
        return contains(verbs, request.verb())
                && (request.resourceRequest() ? allowsResource(request) : allowsPath(request.path()));
    }

    private boolean allowsResource(Attributes request) {
        return contains(apiGroups, request.apiGroup())
                && hasResource(request.resource(), request.subresource())
                && (resourceNames.isEmpty() || resourceNames.contains(request.name()));
    }

    private boolean allowsPath(String path) {
        return nonResourceUrls.stream().anyMatch(url -> pathMatches(url, path));
    }

    /** Whether a path of a rule stands for the other one. */
    static boolean pathMatches(String url, String path) {
        if (url.equals(ALL) || url.equals(path)) {
            return true;
        }
        return url.endsWith(ALL) && path.startsWith(url.replaceAll("\\*+$", ""));
    }

    private boolean hasResource(String resource, String subresource) {
        if (resources.contains(ALL)) {
            return true;
        }
        if (subresource.isEmpty()) {
            return resources.contains(resource);
        }
        return resources.contains(resource + "/" + subresource) || resources.contains("*/" + subresource);
    }

    private static boolean contains(List<String> list, String value) {
        return list.contains(ALL) || list.contains(value);
    }
}
