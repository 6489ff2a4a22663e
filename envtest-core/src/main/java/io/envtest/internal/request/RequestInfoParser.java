package io.envtest.internal.request;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Tells from method and URL alone what a request is about.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/">Request attributes</a>
 */
public final class RequestInfoParser {

    private static final Set<String> PREFIXES = Set.of("api", "apis");
    /** Below a namespace these name a subresource of the namespace itself. */
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    private RequestInfoParser() {}

    /** The facts of a request. */
    public static RequestInfo parse(String method, String path, QueryParameters query) {
        List<String> parts = split(path);
        if (parts.size() < 3 || !PREFIXES.contains(parts.get(0))) {
            return plain(method, path, parts);
        }
        String prefix = parts.get(0);
        String group = "";
        List<String> rest = parts.subList(1, parts.size());
        if (prefix.equals("apis")) {
            if (rest.size() < 3) {
                return plain(method, path, parts);
            }
            group = rest.get(0);
            rest = rest.subList(1, rest.size());
        }
        String version = rest.get(0);
        return resource(method, path, query, prefix, group, version, rest.subList(1, rest.size()));
    }

    private static List<String> split(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return start == end
                ? List.of()
                : Arrays.asList(path.substring(start, end).split("/", -1));
    }

    private static RequestInfo plain(String method, String path, List<String> parts) {
        String verb = method.toLowerCase(java.util.Locale.ROOT);
        return new RequestInfo(false, path, verb, "", "", "", "", "", "", "", parts, "", "");
    }

    private static RequestInfo resource(
            String method,
            String path,
            QueryParameters query,
            String prefix,
            String group,
            String version,
            List<String> below) {
        boolean prefixed = beginsWithVerb(below);
        String verb = prefixed ? below.get(0) : verb(method);
        List<String> named = prefixed ? below.subList(1, below.size()) : below;
        String namespace = isNamespace(named) ? named.get(1) : "";
        List<String> rest = belowNamespace(named);
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 && !verb.equals("proxy") ? rest.get(2) : "";
        boolean collection = name.isEmpty() && (verb.equals("get") || verb.equals("delete")) || verb.equals("watch");
        if (name.isEmpty()) {
            verb = verbOfMany(verb, query);
        }
        String fields = collection ? query.first("fieldSelector") : "";
        String labels = collection ? query.first("labelSelector") : "";
        boolean selects = name.isEmpty() && (verb.equals("list") || verb.equals("watch"));
        String selected = selects ? nameIn(fields) : name;
        return new RequestInfo(
                true,
                path,
                verb,
                prefix,
                group,
                version,
                namespace,
                rest.get(0),
                subresource,
                selected,
                rest,
                fields,
                labels);
    }

    /** Whether the path begins with the verb, as it once did. */
    private static boolean beginsWithVerb(List<String> rest) {
        return rest.size() > 1 && (rest.get(0).equals("watch") || rest.get(0).equals("proxy"));
    }

    private static boolean isNamespace(List<String> rest) {
        return rest.size() > 1 && rest.get(0).equals("namespaces");
    }

    /** What is asked of a namespace; the namespace itself where there is nothing more, or a subresource of it. */
    private static List<String> belowNamespace(List<String> rest) {
        boolean more = isNamespace(rest) && rest.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(rest.get(2));
        return more ? rest.subList(2, rest.size()) : rest;
    }

    /** What a verb is called when it is meant for all objects of a resource. */
    private static String verbOfMany(String verb, QueryParameters query) {
        return switch (verb) {
            case "get" -> query.flag("watch") ? "watch" : "list";
            case "delete" -> "deletecollection";
            default -> verb;
        };
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "";
        };
    }

    /** The name that a field selector asks for exactly, if it is fit for a path. */
    private static String nameIn(String fieldSelector) {
        for (String term : fieldSelector.split(",")) {
            if (term.startsWith("metadata.name=")) {
                String name = term.substring("metadata.name=".length());
                name = name.startsWith("=") ? name.substring(1) : name;
                boolean segment =
                        !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0 && name.indexOf('%') < 0;
                return segment ? name : "";
            }
        }
        return "";
    }
}
