package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.cel.CelNames;
import io.envtest.view.FieldPath;
import io.envtest.view.admissionregistration.v1.MatchResources;
import io.envtest.view.admissionregistration.v1.NamedRuleWithOperations;
import io.envtest.view.admissionregistration.v1.ParamKind;
import io.envtest.view.admissionregistration.v1.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules that both kinds of policies share. */
final class PolicyRules {

    private PolicyRules() {}

    /** What a policy is about must be said, with at least one resource. */
    static void constraints(FieldErrors errors, MatchResources match) {
        if (Rules.required(errors, match, "")) {
            match(errors, match);
            Rules.required(errors, match.path("resourceRules"), match.resourceRules(), "");
        }
    }

    /** What is matched must make sense; nothing at all does. */
    static void match(FieldErrors errors, MatchResources match) {
        if (!match.present()) {
            return;
        }
        Rules.oneOf(errors, match.path("matchPolicy"), match.matchPolicy(), OperationRule.MATCH_POLICIES);
        LabelRules.selector(errors, match.namespaceSelector());
        LabelRules.selector(errors, match.objectSelector());
        match.resourceRules().forEach(rule -> rule(errors, rule));
        match.excludeResourceRules().forEach(rule -> rule(errors, rule));
    }

    private static void rule(FieldErrors errors, NamedRuleWithOperations rule) {
        FieldPath path = rule.path("resourceNames");
        Set<String> seen = new HashSet<>();
        List<String> names = rule.resourceNames();
        for (int i = 0; i < names.size(); i++) {
            Rules.format(errors, path.index(i), names.get(i), Formats.PATH_SEGMENT);
            if (!seen.add(names.get(i))) {
                errors.duplicate(path.index(i), names.get(i));
            }
        }
        OperationRule.of(rule).check(errors);
    }

    /** The kind of parameters must be one that there could be. */
    static void paramKind(FieldErrors errors, ParamKind kind) {
        if (!kind.present()) {
            return;
        }
        if (Rules.required(errors, kind.path("apiVersion"), kind.apiVersion())) {
            version(errors, kind.path("apiVersion"), kind.apiVersion());
        }
        if (Rules.required(errors, kind.path("kind"), kind.kind())) {
            List<String> wrong = Formats.DNS_1035_LABEL.wrong(kind.kind().toLowerCase(Locale.ROOT));
            if (!wrong.isEmpty()) {
                errors.invalid(
                        kind.path("kind"),
                        kind.kind(),
                        "may have mixed case, but should otherwise match: " + String.join(",", wrong));
            }
        }
    }

    private static void version(FieldErrors errors, FieldPath path, String apiVersion) {
        String[] parts = apiVersion.split("/", -1);
        if (parts.length > 2) {
            errors.invalid(path, apiVersion, "unexpected GroupVersion string: " + apiVersion);
            return;
        }
        String group = parts.length == 2 ? parts[0] : "";
        String version = parts[parts.length - 1];
        joined(errors, path, group, group.isEmpty() ? List.of() : Formats.DNS_SUBDOMAIN.wrong(group));
        if (version.isEmpty()) {
            errors.invalid(path, apiVersion, "version must be specified");
        } else {
            joined(errors, path, version, Formats.DNS_1035_LABEL.wrong(version));
        }
    }

    private static void joined(FieldErrors errors, FieldPath path, String value, List<String> wrong) {
        if (!wrong.isEmpty()) {
            errors.invalid(path, value, String.join(",", wrong));
        }
    }

    /** Variables must have names by which expressions can call them, and compile. */
    static void variables(FieldErrors errors, List<Variable> variables, ExpressionRules expressions) {
        for (Variable variable : variables) {
            if (Rules.required(errors, variable.path("name"), variable.name().strip(), "name is not specified")
                    && !CelNames.isIdentifier(variable.name())) {
                errors.invalid(variable.path("name"), variable.name(), "must be a valid CEL identifier");
            }
            FieldPath path = variable.path("expression");
            if (Rules.required(errors, path, variable.expression().strip(), "expression is not specified")) {
                expressions.variable(errors, path, variable.name(), variable.expression());
            }
        }
    }
}
