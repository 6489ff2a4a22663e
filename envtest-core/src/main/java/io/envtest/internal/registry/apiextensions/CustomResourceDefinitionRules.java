package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionSpec;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of a custom resource definition. Safe for use by many threads. */
final class CustomResourceDefinitionRules {

    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");

    private final SchemaRules schemas;

    CustomResourceDefinitionRules(SchemaRules schemas) {
        this.schemas = schemas;
    }

    void created(FieldErrors errors, CustomResourceDefinition crd) {
        spec(errors, crd);
        status(errors, crd);
        ApprovalRules.created(errors, crd);
        preserves(errors, crd.spec());
    }

    void updated(FieldErrors errors, CustomResourceDefinition crd, CustomResourceDefinition old) {
        spec(errors, crd);
        ConversionRules.bundle(errors, crd.spec().conversion(), old.spec().conversion());
        immutable(errors, crd.spec(), old.spec(), isEstablished(old));
        status(errors, crd);
        ApprovalRules.updated(errors, crd, old);
        if (!old.spec().preserveUnknownFields()) {
            preserves(errors, crd.spec());
        }
    }

    /** A change of status is held to little. */
    static void statusUpdated(FieldErrors errors, CustomResourceDefinition crd) {
        DefinitionNameRules.check(
                errors, crd.status().acceptedNames(), crd.status().path("acceptedNames"));
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return crd.status().conditions().stream()
                .anyMatch(c -> c.type().equals("Established") && c.status().equals("True"));
    }

    private void spec(FieldErrors errors, CustomResourceDefinition crd) {
        CustomResourceDefinitionSpec spec = crd.spec();
        HubSpec hub = HubSpec.of(spec);
        group(errors, spec);
        Rules.requiredOneOf(errors, spec.path("scope"), spec.scope(), SCOPES);
        schemasAreThere(errors, hub);
        boolean preserves = spec.preserveUnknownFields();
        if (preserves && hasDefaults(spec.get("versions"))) {
            errors.invalid(
                    spec.path("preserveUnknownFields"), true, "must be false in order to use defaults in the schema");
        }
        versions(errors, hub);
        names(errors, spec.names());
        common(errors, hub);
        String strategy = spec.conversion().strategy();
        if (preserves && !strategy.isEmpty() && !strategy.equals("None")) {
            errors.invalid(
                    spec.conversion().path("strategy"), strategy, "must be None if spec.preserveUnknownFields is true");
        }
        ConversionRules.check(errors, spec.conversion());
    }

    private static void group(FieldErrors errors, CustomResourceDefinitionSpec spec) {
        if (!Rules.required(errors, spec.path("group"), spec.group())) {
            return;
        }
        String wrong = String.join(",", Formats.DNS_SUBDOMAIN.wrong(spec.group()));
        if (!wrong.isEmpty()) {
            errors.invalid(spec.path("group"), spec.group(), wrong);
        } else if (!spec.group().contains(".")) {
            errors.invalid(spec.path("group"), spec.group(), "should be a domain with at least one dot");
        }
    }

    private static void schemasAreThere(FieldErrors errors, HubSpec hub) {
        if (hub.common().schema().hasOpenAPIV3Schema()) {
            return;
        }
        for (int i = 0; i < hub.versions().size(); i++) {
            if (!hub.versions().get(i).schema().hasOpenAPIV3Schema()) {
                errors.required(hub.path(i).child("schema").child("openAPIV3Schema"), "");
            }
        }
    }

    private static boolean hasDefaults(JsonNode node) {
        return node.isContainerNode() && !node.findValues("default").isEmpty();
    }

    private void versions(FieldErrors errors, HubSpec hub) {
        Set<String> names = new HashSet<>();
        boolean unique = true;
        int stored = 0;
        for (int i = 0; i < hub.versions().size(); i++) {
            CustomResourceDefinitionVersion version = hub.versions().get(i);
            stored += version.storage() ? 1 : 0;
            unique &= names.add(version.name());
            label(errors, hub.path(i).child("name"), version.name());
            version(errors, hub, version, hub.path(i));
        }
        FieldPath path = hub.spec().path("versions");
        Object shown = hub.spec().has("versions") ? PrintedDefinition.versions(hub.versions()) : null;
        if (!unique) {
            errors.invalid(path, shown, "must contain unique version names");
        }
        if (stored != 1) {
            errors.invalid(path, shown, "must have exactly one version marked as storage version");
        }
        if (!hub.versions().isEmpty() && !hub.versions().get(0).name().isEmpty()) {
            label(errors, hub.path().child("version"), hub.versions().get(0).name());
        }
    }

    private static void label(FieldErrors errors, FieldPath path, String name) {
        String wrong = String.join(",", Formats.DNS_1035_LABEL.wrong(name));
        if (!wrong.isEmpty()) {
            errors.invalid(path, name, wrong);
        }
    }

    private void version(FieldErrors errors, HubSpec hub, CustomResourceDefinitionVersion version, FieldPath path) {
        VersionRules.deprecation(errors, version, path);
        schema(errors, version, path.child("schema"), hub.hasStatus(version));
        VersionRules.subresources(errors, version, path);
        VersionRules.columns(errors, version, path);
        selectable(
                errors,
                version,
                path.child("selectableFields"),
                "may only be set when `version.schema.openAPIV3Schema` is not included");
    }

    /** What the versions have in common is told of the spec as a whole. */
    private void common(FieldErrors errors, HubSpec hub) {
        CustomResourceDefinitionVersion common = hub.common();
        schema(errors, common, hub.path().child("validation"), hub.hasStatus());
        VersionRules.subresources(errors, common, hub.path());
        VersionRules.columns(errors, common, hub.path());
        selectable(
                errors,
                common,
                hub.path().child("selectableFields"),
                "may only be set when validations.schema is included");
    }

    private void schema(
            FieldErrors errors, CustomResourceDefinitionVersion version, FieldPath path, boolean hasStatus) {
        if (version.schema().hasOpenAPIV3Schema()) {
            schemas.check(
                    errors,
                    SchemaFields.of(version.schema().openAPIV3Schema().node()),
                    path.child("openAPIV3Schema"),
                    hasStatus);
        }
    }

    private static void selectable(
            FieldErrors errors, CustomResourceDefinitionVersion version, FieldPath path, String schemaMissing) {
        if (version.selectableFields().isEmpty()) {
            return;
        }
        if (version.schema().hasOpenAPIV3Schema()) {
            VersionRules.selectable(
                    errors,
                    version,
                    path,
                    SchemaFields.of(version.schema().openAPIV3Schema().node()));
        } else {
            errors.invalid(path, "", schemaMissing);
        }
    }

    private static void names(FieldErrors errors, CustomResourceDefinitionNames names) {
        Rules.required(errors, names.path("plural"), names.plural());
        Rules.required(errors, names.path("singular"), names.singular());
        Rules.required(errors, names.path("kind"), names.kind());
        Rules.required(errors, names.path("listKind"), names.listKind());
        DefinitionNameRules.check(errors, names, names.path());
    }

    private static void immutable(
            FieldErrors errors,
            CustomResourceDefinitionSpec spec,
            CustomResourceDefinitionSpec old,
            boolean established) {
        if (established) {
            Rules.immutable(errors, spec.path("scope"), spec.scope(), old.scope());
            Rules.immutable(
                    errors,
                    spec.names().path("kind"),
                    spec.names().kind(),
                    old.names().kind());
        }
        Rules.immutable(errors, spec.path("group"), spec.group(), old.group());
        Rules.immutable(
                errors,
                spec.names().path("plural"),
                spec.names().plural(),
                old.names().plural());
    }

    private static void status(FieldErrors errors, CustomResourceDefinition crd) {
        statusUpdated(errors, crd);
        StoredVersionRules.check(errors, crd);
    }

    private static void preserves(FieldErrors errors, CustomResourceDefinitionSpec spec) {
        if (spec.preserveUnknownFields()) {
            errors.invalid(
                    spec.path("preserveUnknownFields"),
                    true,
                    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
        }
    }
}
