package io.envtest.internal.admission;

/** A plugin that may change the object, or refuse by {@link io.envtest.api.ApiException}. Thread-safe. */
public interface MutatingAdmission {

    /** Changes the request's object in place. */
    void admit(AdmissionRequest request);
}
