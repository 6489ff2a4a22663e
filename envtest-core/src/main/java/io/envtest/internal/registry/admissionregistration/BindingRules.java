package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.admissionregistration.v1.ParamRef;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.LabelSelectorRequirement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Rules that both kinds of bindings share, and what their columns show of parameters. */
final class BindingRules {

    private static final List<String> ACTIONS = List.of("Audit", "Deny", "Warn");
    private static final List<String> NOT_FOUND_ACTIONS = List.of("Deny", "Allow");
    private static final String EXCLUSIVE = "name and selector are mutually exclusive";

    private BindingRules() {}

    /** The policy must be named. */
    static void policyName(FieldErrors errors, FieldPath path, String name) {
        Rules.requiredFormat(errors, path, name, Formats.DNS_SUBDOMAIN);
    }

    /** Parameters are either named or selected; none need be. */
    static void params(FieldErrors errors, ParamRef params) {
        if (!params.present()) {
            return;
        }
        boolean named = !params.name().isEmpty();
        if (named) {
            Rules.format(errors, params.path("name"), params.name(), Formats.PATH_SEGMENT);
            if (params.hasSelector()) {
                errors.forbidden(params.path("name"), EXCLUSIVE);
            }
        }
        LabelRules.selector(errors, params.selector());
        if (named && params.hasSelector()) {
            errors.forbidden(params.path("selector"), EXCLUSIVE);
        }
        if (!named && !params.hasSelector()) {
            errors.required(params.path(), "one of name or selector must be specified");
        }
        Rules.requiredOneOf(
                errors,
                params.path("parameterNotFoundAction"),
                params.parameterNotFoundAction(),
                NOT_FOUND_ACTIONS);
    }

    /** There must be actions, each once, that make sense together. */
    static void actions(FieldErrors errors, FieldPath path, List<String> actions) {
        Rules.required(errors, path, actions, "at least one validation action is required");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < actions.size(); i++) {
            Rules.oneOf(errors, path.index(i), actions.get(i), ACTIONS);
            if (!seen.add(actions.get(i))) {
                errors.duplicate(path.index(i), actions.get(i));
            }
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            errors.invalid(
                    path,
                    GoValue.of(actions),
                    "must not contain both Deny and Warn (repeating the same validation failure information in the"
                            + " API response and headers serves no purpose)");
        }
    }

    /** Parameters in one word: which one, or by what they are selected in the words of the server's own types. */
    static String cell(ParamRef params) {
        if (!params.present()) {
            return "<unset>";
        }
        if (params.hasSelector()) {
            return selector(params.selector());
        }
        return (params.namespace().isEmpty() ? "*" : params.namespace()) + "/" + params.name();
    }

    private static String selector(LabelSelector selector) {
        StringBuilder text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        new TreeMap<>(selector.matchLabels())
                .forEach((key, value) -> text.append(key).append(": ").append(value).append(','));
        text.append("},MatchExpressions:[]LabelSelectorRequirement{");
        for (LabelSelectorRequirement each : selector.matchExpressions()) {
            text.append("LabelSelectorRequirement{Key:").append(each.key());
            text.append(",Operator:").append(each.operator());
            text.append(",Values:[").append(String.join(" ", each.values())).append("],},");
        }
        return text.append("},}").toString();
    }
}
