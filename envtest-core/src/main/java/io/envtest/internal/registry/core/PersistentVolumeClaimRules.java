package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.PersistentVolumeClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules of a claim's spec, in claims and in the templates of claims.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims">Claims</a>
 */
public final class PersistentVolumeClaimRules {

    private static final String CORE_ONLY = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";

    private PersistentVolumeClaimRules() {}

    /** Checks a spec. */
    public static void spec(FieldErrors errors, PersistentVolumeClaimSpec spec) {
        Rules.required(errors, spec.path("accessModes"), spec.accessModes(), "at least 1 access mode is required");
        if (spec.selector().present()) {
            LabelRules.selector(errors, spec.selector());
        }
        PersistentVolumeRules.accessModes(errors, spec.path("accessModes"), spec.accessModes());
        FieldPath storage = spec.path("resources").key("storage");
        String requested = spec.resources().requests().get("storage");
        if (requested == null) {
            errors.required(storage, "");
        } else {
            QuantityRules.positive(errors, storage, requested);
        }
        Rules.optionalFormat(errors, spec.path("storageClassName"), spec.storageClassName(), Formats.DNS_SUBDOMAIN);
        if (spec.hasVolumeMode()) {
            Rules.oneOf(errors, spec.path("volumeMode"), spec.volumeMode(), PersistentVolumeRules.VOLUME_MODES);
        }
        if (spec.dataSource().present()) {
            source(
                    errors,
                    spec.path("dataSource"),
                    spec.dataSource().hasApiGroup() ? spec.dataSource().apiGroup() : "",
                    spec.dataSource().kind(),
                    spec.dataSource().name());
        }
        if (spec.dataSourceRef().present()) {
            source(
                    errors,
                    spec.path("dataSourceRef"),
                    spec.dataSourceRef().hasApiGroup() ? spec.dataSourceRef().apiGroup() : "",
                    spec.dataSourceRef().kind(),
                    spec.dataSourceRef().name());
            Rules.optionalFormat(
                    errors,
                    spec.dataSourceRef().path("namespace"),
                    spec.dataSourceRef().namespace(),
                    Formats.DNS_LABEL);
        }
        if (spec.dataSource().present()
                && spec.dataSourceRef().present()
                && spec.dataSourceRef().namespace().isEmpty()
                && !ClaimSources.agree(spec.dataSource(), spec.dataSourceRef())) {
            errors.invalid(spec.path(), JsonNodeFactory.instance.objectNode(), "must match dataSourceRef");
        }
        Rules.optionalFormat(
                errors,
                spec.path("volumeAttributesClassName"),
                spec.volumeAttributesClassName(),
                Formats.DNS_SUBDOMAIN);
    }

    /** Warns of a class named in the old way, and of parts of bytes. */
    static List<String> warnings(PersistentVolumeClaim claim) {
        List<String> warnings = new ArrayList<>();
        if (claim.metadata().annotations().containsKey(PersistentVolumeClaimKind.CLASS_ANNOTATION)) {
            warnings.add("metadata.annotations[" + PersistentVolumeClaimKind.CLASS_ANNOTATION
                    + "]: deprecated since v1.8; use \"storageClassName\" attribute instead");
        }
        fraction(warnings, claim, "requests", claim.spec().resources().requests());
        fraction(warnings, claim, "limits", claim.spec().resources().limits());
        return warnings;
    }

    private static void fraction(
            List<String> warnings, PersistentVolumeClaim claim, String field, Map<String, String> amounts) {
        String storage = amounts.getOrDefault("storage", "0");
        if (!QuantityRules.of(storage).isWhole()) {
            warnings.add(claim.spec().resources().path(field).key("storage") + ": fractional byte value \"" + storage
                    + "\" is invalid, must be an integer");
        }
    }

    private static void source(FieldErrors errors, FieldPath path, String group, String kind, String name) {
        Rules.required(errors, path.child("name"), name);
        Rules.required(errors, path.child("kind"), kind);
        if (group.isEmpty() && !kind.equals("PersistentVolumeClaim")) {
            errors.invalid(path, kind, CORE_ONLY);
        }
        Rules.optionalFormat(errors, path.child("apiGroup"), group, Formats.DNS_SUBDOMAIN);
    }
}
