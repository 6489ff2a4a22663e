package io.envtest.internal.admission;

/** A plugin that may refuse by {@link io.envtest.api.ApiException}. Thread-safe. */
public interface ValidatingAdmission {

    /** Throws to refuse. */
    void validate(AdmissionRequest request);
}
