package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.LabelSelectors;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.NamedRuleWithOperations;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What requests a policy or binding is about. Thread-safe. */
final class Matching {

    private static final String ANY = "*";

    private final ObjectReader objects;

    Matching(ObjectReader objects) {
        this.objects = objects;
    }

    /** Whether it is about the request; where nothing is said it is about everything. */
    boolean matches(MatchResources match, AdmissionRequest request) {
        return inNamespace(match.namespaceSelector(), request)
                && labelled(match.objectSelector(), request)
                && match.excludeResourceRules().stream().noneMatch(rule -> matches(rule, request))
                && (match.resourceRules().isEmpty()
                        || match.resourceRules().stream().anyMatch(rule -> matches(rule, request)));
    }

    private boolean inNamespace(LabelSelector selector, AdmissionRequest request) {
        return request.namespace().isEmpty()
                || !selects(selector)
                || LabelSelectors.matches(selector, namespaceLabels(request));
    }

    /** A namespace that is being written is judged by what it will be. */
    private Map<String, String> namespaceLabels(AdmissionRequest request) {
        ObjectNode object = request.object();
        if (object != null && request.isFor("", "namespaces")) {
            return labels(object);
        }
        return objects.get(Resources.NAMESPACES, new ObjectKey("", request.namespace()))
                .map(Matching::labels)
                .orElse(Map.of());
    }

    /** An object is meant by the labels it has or had. */
    private static boolean labelled(LabelSelector selector, AdmissionRequest request) {
        return !selects(selector)
                || Stream.of(request.object(), request.oldObject())
                        .anyMatch(object -> object != null && LabelSelectors.matches(selector, labels(object)));
    }

    private static boolean selects(LabelSelector selector) {
        return !selector.matchLabels().isEmpty() || !selector.matchExpressions().isEmpty();
    }

    private static Map<String, String> labels(ObjectNode object) {
        return PartialObjectMetadata.of(object).metadata().labels();
    }

    private static boolean matches(NamedRuleWithOperations rule, AdmissionRequest request) {
        return inScope(rule.scope(), request)
                && oneOf(rule.operations(), request.operation().name())
                && oneOf(rule.apiGroups(), request.resource().group())
                && oneOf(rule.apiVersions(), request.resource().version())
                && rule.resources().stream().anyMatch(pattern -> isResource(pattern, request))
                && (rule.resourceNames().isEmpty() || rule.resourceNames().contains(request.name()));
    }

    private static boolean inScope(String scope, AdmissionRequest request) {
        boolean namespaced = !request.namespace().isEmpty() && !request.isFor("", "namespaces");
        return switch (scope) {
            case "Namespaced" -> namespaced;
            case "Cluster" -> !namespaced;
            default -> true;
        };
    }

    private static boolean oneOf(List<String> wanted, String value) {
        return wanted.contains(ANY) || wanted.contains(value);
    }

    /** A pattern is a resource, or a resource and a subresource, each of which may be a star. */
    private static boolean isResource(String pattern, AdmissionRequest request) {
        int slash = pattern.indexOf('/');
        String resource = slash < 0 ? pattern : pattern.substring(0, slash);
        String subresource = slash < 0 ? "" : pattern.substring(slash + 1);
        return (resource.equals(ANY) || resource.equals(request.resource().resource()))
                && (subresource.equals(ANY) || subresource.equals(request.subresource()));
    }
}
