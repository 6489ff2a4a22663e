package io.envtest.internal.admission;

/**
 * A plugin that changes the object as users tell it to, after which the other plugins must look at it again. May refuse
 * by {@link io.envtest.api.ApiException}. Thread-safe.
 */
public interface ReinvokingAdmission {

    /** Changes the request's object in place, and asks for a second time when it did. */
    void admit(AdmissionRequest request, Reinvocation reinvocation);
}
