package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.JsonDiff;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.PersistentVolumeClaimSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a claim may change: once the volume's name, and for a bound claim its size and the class of its attributes. */
final class ClaimChange {

    private static final String CLASS = PersistentVolumeClaimKind.CLASS_ANNOTATION;
    private static final String IMMUTABLE = "field is immutable";

    private final FieldErrors errors;
    private final PersistentVolumeClaim claim;
    private final PersistentVolumeClaim old;

    private ClaimChange(FieldErrors errors, PersistentVolumeClaim claim, PersistentVolumeClaim old) {
        this.errors = errors;
        this.claim = claim;
        this.old = old;
    }

    static void check(FieldErrors errors, PersistentVolumeClaim claim, PersistentVolumeClaim old) {
        new ClaimChange(errors, claim, old).check();
    }

    private void check() {
        PersistentVolumeClaimSpec now =
                PersistentVolumeClaimSpec.of(claim.spec().node().deepCopy());
        PersistentVolumeClaimSpec before =
                PersistentVolumeClaimSpec.of(old.spec().node().deepCopy());
        ClaimSources.align(before);
        if (before.volumeName().isEmpty() && !now.volumeName().isEmpty()) {
            before.setVolumeName(now.volumeName());
        }
        storageClass(now, before);
        if (claim.status().phase().equals("Bound")) {
            leaveOutWhatBoundClaimsChange(now, before);
        }
        if (!Rules.same(now, before)) {
            errors.forbidden(
                    claim.spec().path(),
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound"
                            + " claims\n" + JsonDiff.between(GoValue.byValue(before), GoValue.byValue(now)));
        }
        size();
        if (!claim.spec().volumeMode().equals(old.spec().volumeMode())) {
            errors.invalid(FieldPath.root("volumeMode"), claim.spec().volumeMode(), IMMUTABLE);
        }
    }

    /** The class may move from the annotation to the field, and be given where there was none. */
    private void storageClass(PersistentVolumeClaimSpec now, PersistentVolumeClaimSpec before) {
        Map<String, String> marks = claim.metadata().annotations();
        String annotated = old.metadata().annotations().get(CLASS);
        if (annotated != null
                && marks.getOrDefault(CLASS, annotated).equals(annotated)
                && !before.hasStorageClassName()
                && now.hasStorageClassName()
                && now.storageClassName().equals(annotated)) {
            now.removeStorageClassName();
            return;
        }
        String given = marks.getOrDefault(CLASS, "");
        if (!given.equals(annotated == null ? "" : annotated)) {
            errors.invalid(claim.metadata().path("annotations").child(CLASS), given, IMMUTABLE);
        }
        if (annotated == null && !before.hasStorageClassName() && now.hasStorageClassName()) {
            now.removeStorageClassName();
        }
    }

    private static void leaveOutWhatBoundClaimsChange(PersistentVolumeClaimSpec now, PersistentVolumeClaimSpec before) {
        Map<String, String> requests = new LinkedHashMap<>(now.resources().requests());
        if (!requests.isEmpty()) {
            requests.put("storage", before.resources().requests().getOrDefault("storage", "0"));
            now.resources().setRequests(requests);
        }
        now.removeVolumeAttributesClassName();
        before.removeVolumeAttributesClassName();
    }

    private void size() {
        Quantity now = storage(claim.spec().resources().requests());
        if (now.compareTo(storage(old.spec().resources().requests())) < 0
                && now.compareTo(storage(old.status().capacity())) <= 0) {
            errors.forbidden(
                    claim.spec().resources().path("requests").child("storage"),
                    "field can not be less than status.capacity");
        }
    }

    private static Quantity storage(Map<String, String> amounts) {
        return QuantityRules.of(amounts.getOrDefault("storage", "0"));
    }
}
