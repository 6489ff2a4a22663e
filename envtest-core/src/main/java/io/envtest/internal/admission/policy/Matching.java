package io.envtest.internal.admission.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
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
import java.util.Optional;
import java.util.stream.Stream;

/** What requests a policy, a binding or a webhook is about. Thread-safe. */
public final class Matching {

    private static final String ANY = "*";

    private final ObjectReader objects;
    private final ServedKinds kinds;

    /** Looks namespaces up, and under what other names resources are served. */
    public Matching(ObjectReader objects, ServedKinds kinds) {
        this.objects = objects;
        this.kinds = kinds;
    }

    /**
     * Whether it is about the request; where nothing is said it is about everything.
     *
     * @return the resource as the rules name it, which may be the request's in another version; empty if it is not
     */
    public Optional<GroupVersionResource> match(MatchResources match, AdmissionRequest request) {
        boolean selected = inNamespace(match.namespaceSelector(), request)
                && labelled(match.objectSelector(), request)
                && named(match.excludeResourceRules(), match, request).isEmpty();
        if (!selected) {
            return Optional.empty();
        }
        return match.resourceRules().isEmpty()
                ? Optional.of(request.resource())
                : named(match.resourceRules(), match, request);
    }

    private Optional<GroupVersionResource> named(
            List<NamedRuleWithOperations> rules, MatchResources match, AdmissionRequest request) {
        if (rules.stream().anyMatch(rule -> matches(rule, request, request.resource()))) {
            return Optional.of(request.resource());
        }
        if (rules.isEmpty() || !match.matchPolicy().equals("Equivalent")) {
            return Optional.empty();
        }
        List<GroupVersionResource> others = kinds.equivalents(request);
        return rules.stream()
                .flatMap(rule -> others.stream().filter(other -> matches(rule, request, other)))
                .findFirst();
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

    private static boolean matches(
            NamedRuleWithOperations rule, AdmissionRequest request, GroupVersionResource resource) {
        return inScope(rule.scope(), request)
                && oneOf(rule.operations(), request.operation().name())
                && oneOf(rule.apiGroups(), resource.group())
                && oneOf(rule.apiVersions(), resource.version())
                && rule.resources().stream().anyMatch(pattern -> isResource(pattern, resource, request.subresource()))
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
    private static boolean isResource(String pattern, GroupVersionResource named, String below) {
        int slash = pattern.indexOf('/');
        String resource = slash < 0 ? pattern : pattern.substring(0, slash);
        String subresource = slash < 0 ? "" : pattern.substring(slash + 1);
        return (resource.equals(ANY) || resource.equals(named.resource()))
                && (subresource.equals(ANY) || subresource.equals(below));
    }
}
