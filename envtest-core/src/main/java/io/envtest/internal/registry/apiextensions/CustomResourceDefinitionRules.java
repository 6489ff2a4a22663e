package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionSpec;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules of a custom resource definition. */
final class CustomResourceDefinitionRules {

    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");

    private CustomResourceDefinitionRules() {}

    static void spec(FieldErrors errors, CustomResourceDefinition crd) {
        CustomResourceDefinitionSpec spec = crd.spec();
        String expected = spec.names().plural() + "." + spec.group();
        if (!crd.metadata().name().equals(expected)) {
            errors.invalid(
                    crd.metadata().path("name"), crd.metadata().name(), "must be spec.names.plural+\".\"+spec.group");
        }
        group(errors, spec);
        Rules.requiredOneOf(errors, spec.path("scope"), spec.scope(), SCOPES);
        versions(errors, spec);
        names(errors, spec.names());
    }

    private static void group(FieldErrors errors, CustomResourceDefinitionSpec spec) {
        if (!Rules.required(errors, spec.path("group"), spec.group())) {
            return;
        }
        if (!Rules.format(errors, spec.path("group"), spec.group(), Formats.DNS_SUBDOMAIN)) {
            return;
        }
        if (!spec.group().contains(".")) {
            errors.invalid(spec.path("group"), spec.group(), "should be a domain with at least one dot");
        }
    }

    private static void versions(FieldErrors errors, CustomResourceDefinitionSpec spec) {
        Rules.required(errors, spec.path("versions"), spec.versions(), "");
        Set<String> names = new HashSet<>();
        int stored = 0;
        boolean unique = true;
        for (CustomResourceDefinitionVersion version : spec.versions()) {
            stored += version.storage() ? 1 : 0;
            unique &= names.add(version.name());
            Rules.format(errors, version.path("name"), version.name(), Formats.DNS_1035_LABEL);
            if (!version.schema().present()) {
                errors.required(version.path("schema").child("openAPIV3Schema"), "schemas are required");
            }
        }
        if (!unique) {
            errors.invalid(spec.path("versions"), List.copyOf(names).toString(), "must contain unique version names");
        }
        if (stored != 1) {
            errors.invalid(
                    spec.path("versions"),
                    spec.node().get("versions"),
                    "must have exactly one version marked as storage version");
        }
    }

    private static void names(FieldErrors errors, CustomResourceDefinitionNames names) {
        Rules.required(errors, names.path("plural"), names.plural());
        Rules.required(errors, names.path("singular"), names.singular());
        Rules.required(errors, names.path("kind"), names.kind());
        Rules.required(errors, names.path("listKind"), names.listKind());
        Rules.optionalFormat(errors, names.path("plural"), names.plural(), Formats.DNS_1035_LABEL);
        Rules.optionalFormat(errors, names.path("singular"), names.singular(), Formats.DNS_1035_LABEL);
        format(errors, names, "kind", names.kind());
        format(errors, names, "listKind", names.listKind());
        for (int i = 0; i < names.shortNames().size(); i++) {
            Rules.format(
                    errors,
                    names.path("shortNames").index(i),
                    names.shortNames().get(i),
                    Formats.DNS_1035_LABEL);
        }
        if (!names.kind().isEmpty() && names.kind().equals(names.listKind())) {
            errors.invalid(names.path("listKind"), names.listKind(), "kind and listKind may not be the same");
        }
    }

    private static void format(FieldErrors errors, CustomResourceDefinitionNames names, String field, String value) {
        if (!value.isEmpty()) {
            String wrong = String.join(",", Formats.DNS_1035_LABEL.wrong(value.toLowerCase(Locale.ROOT)));
            if (!wrong.isEmpty()) {
                errors.invalid(names.path(field), value, "may have mixed case, but should otherwise match: " + wrong);
            }
        }
    }

    static void updated(FieldErrors errors, CustomResourceDefinition crd, CustomResourceDefinition old) {
        boolean established = old.status().conditions().stream()
                .anyMatch(c -> c.type().equals("Established") && c.status().equals("True"));
        if (established) {
            Rules.immutable(
                    errors,
                    crd.spec().path("scope"),
                    crd.spec().scope(),
                    old.spec().scope());
            Rules.immutable(
                    errors,
                    crd.spec().names().path("kind"),
                    crd.spec().names().kind(),
                    old.spec().names().kind());
        }
        Rules.immutable(
                errors, crd.spec().path("group"), crd.spec().group(), old.spec().group());
        Rules.immutable(
                errors,
                crd.spec().names().path("plural"),
                crd.spec().names().plural(),
                old.spec().names().plural());
    }
}
