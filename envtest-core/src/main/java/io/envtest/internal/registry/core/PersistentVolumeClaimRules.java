package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.PersistentVolumeClaimSpec;
import io.envtest.view.core.v1.TypedLocalObjectReference;
import io.envtest.view.core.v1.TypedObjectReference;
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

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private PersistentVolumeClaimRules() {}

    /** Checks a spec. */
    public static void spec(FieldErrors errors, PersistentVolumeClaimSpec spec) {
        spec(errors, spec, false);
    }

    /**
     * Checks a spec.
     *
     * @param anyGroup whether the group of a source may be any text (an old object names one already)
     */
    static void spec(FieldErrors errors, PersistentVolumeClaimSpec spec, boolean anyGroup) {
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
        sources(errors, spec, anyGroup);
        Rules.optionalFormat(
                errors,
                spec.path("volumeAttributesClassName"),
                spec.volumeAttributesClassName(),
                Formats.DNS_SUBDOMAIN);
    }

    private static void sources(FieldErrors errors, PersistentVolumeClaimSpec spec, boolean anyGroup) {
        TypedLocalObjectReference source = spec.dataSource();
        TypedObjectReference reference = spec.dataSourceRef();
        if (source.present()) {
            source(errors, source, source.apiGroup(), source.kind(), source.name(), anyGroup);
        }
        if (reference.present()) {
            source(errors, reference, reference.apiGroup(), reference.kind(), reference.name(), anyGroup);
            Rules.optionalFormat(errors, reference.path("namespace"), reference.namespace(), Formats.DNS_LABEL);
        }
        if (!source.present() || !reference.present()) {
            return;
        }
        if (!reference.namespace().isEmpty()) {
            errors.invalid(spec.path(), NOTHING, "may not be specified when dataSourceRef.namespace is specified");
        } else if (!ClaimSources.agree(source, reference)) {
            errors.invalid(spec.path(), NOTHING, "must match dataSourceRef");
        }
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
        if (QuantityRules.ofList(storage).milliValue() % 1000 != 0) {
            warnings.add(claim.spec().resources().path(field).key("storage") + ": fractional byte value \"" + storage
                    + "\" is invalid, must be an integer");
        }
    }

    private static void source(
            FieldErrors errors, View source, String group, String kind, String name, boolean anyGroup) {
        Rules.required(errors, source.path("name"), name);
        Rules.required(errors, source.path("kind"), kind);
        if (group.isEmpty() && !kind.equals("PersistentVolumeClaim")) {
            errors.invalid(source.path(), kind, CORE_ONLY);
        }
        if (!anyGroup) {
            Rules.optionalFormat(errors, source.path("apiGroup"), group, Formats.DNS_SUBDOMAIN);
        }
    }
}
