package io.envtest.internal.endpoint;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.ValidatingAdmission;
import java.util.List;

/**
 * The admission plugins in the order in which they are asked.
 *
 * @param mutating those that may change the object
 * @param validating those that may refuse it
 */
public record AdmissionChain(List<MutatingAdmission> mutating, List<ValidatingAdmission> validating) {

    /** Copies the lists. */
    public AdmissionChain {
        mutating = List.copyOf(mutating);
        validating = List.copyOf(validating);
    }

    void admit(AdmissionRequest request) {
        for (MutatingAdmission plugin : mutating) {
            plugin.admit(request);
        }
    }

    void validate(AdmissionRequest request) {
        for (ValidatingAdmission plugin : validating) {
            plugin.validate(request);
        }
    }
}
