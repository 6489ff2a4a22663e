package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.authorization.v1.FieldSelectorAttributes;
import io.envtest.view.authorization.v1.LabelSelectorAttributes;
import io.envtest.view.authorization.v1.NonResourceAttributes;
import io.envtest.view.authorization.v1.ResourceAttributes;
import io.envtest.view.authorization.v1.SubjectAccessReviewSpec;
import io.envtest.view.meta.v1.FieldSelectorRequirement;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;
import java.util.Set;

/** What access reviews must look like. */
final class AccessRules {

    private static final Set<String> WITH_VALUES = Set.of("In", "NotIn");
    private static final Set<String> WITHOUT_VALUES = Set.of("Exists", "DoesNotExist");

    private AccessRules() {}

    /** Exactly one kind of thing must be asked about. */
    static void attributes(FieldErrors errors, ResourceAttributes resource, NonResourceAttributes url) {
        if (resource.present() && url.present()) {
            errors.invalid(url.path(), printed(url), "cannot be specified in combination with resourceAttributes");
        }
        if (!resource.present() && !url.present()) {
            errors.invalid(
                    resource.path(),
                    null,
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
    }

    /** Somebody must be asked about. */
    static void subject(FieldErrors errors, SubjectAccessReviewSpec spec) {
        if (spec.user().isEmpty() && spec.groups().isEmpty()) {
            errors.invalid(spec.path("user"), "", "at least one of user or group must be specified");
        }
    }

    static void selectors(FieldErrors errors, ResourceAttributes resource) {
        if (resource.hasFieldSelector()) {
            fieldSelector(errors, resource.fieldSelector());
        }
        if (resource.hasLabelSelector()) {
            labelSelector(errors, resource.labelSelector());
        }
    }

    /** A review has no metadata but its namespace. */
    static void metadata(FieldErrors errors, ObjectMeta meta, String words) {
        ObjectNode copy = meta.node().deepCopy();
        copy.remove(List.of("managedFields", "namespace", "creationTimestamp"));
        if (!copy.isEmpty()) {
            errors.invalid(FieldPath.root("metadata"), GoValue.of(meta), words);
        }
    }

    /** Printed as the server's own form of it, whose fields have no names for clients. */
    static ObjectNode printed(NonResourceAttributes url) {
        return JsonNodeFactory.instance.objectNode().put("Path", url.path_()).put("Verb", url.verb());
    }

    private static void fieldSelector(FieldErrors errors, FieldSelectorAttributes selector) {
        List<FieldSelectorRequirement> requirements = selector.requirements();
        either(errors, selector, selector.rawSelector(), requirements.isEmpty());
        for (FieldSelectorRequirement requirement : requirements) {
            if (requirement.key().isEmpty()) {
                errors.required(requirement.path("key"), "must be specified");
            }
            values(errors, requirement, requirement.operator(), requirement.values());
        }
    }

    private static void labelSelector(FieldErrors errors, LabelSelectorAttributes selector) {
        List<LabelSelectorRequirement> requirements = selector.requirements();
        either(errors, selector, selector.rawSelector(), requirements.isEmpty());
        requirements.forEach(requirement -> LabelRules.requirementOfAnyOperator(errors, requirement));
    }

    private static void either(FieldErrors errors, View selector, String raw, boolean noRequirements) {
        if (!raw.isEmpty() && !noRequirements) {
            errors.invalid(selector.path("rawSelector"), raw, "may not specified at the same time as requirements");
        }
        if (raw.isEmpty() && noRequirements) {
            errors.required(
                    selector.path("requirements"),
                    "when " + selector.path() + " is specified, requirements or rawSelector is required");
        }
    }

    private static void values(FieldErrors errors, View requirement, String operator, List<String> values) {
        FieldPath path = requirement.path("values");
        if (WITH_VALUES.contains(operator) && values.isEmpty()) {
            errors.required(path, "must be specified when `operator` is 'In' or 'NotIn'");
        }
        if (WITHOUT_VALUES.contains(operator) && !values.isEmpty()) {
            errors.forbidden(path, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
    }
}
