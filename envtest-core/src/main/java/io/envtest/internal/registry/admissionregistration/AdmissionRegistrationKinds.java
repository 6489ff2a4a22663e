package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import org.jspecify.annotations.Nullable;

/** The kinds of the group admissionregistration.k8s.io. */
public final class AdmissionRegistrationKinds {

    /** API group. */
    static final String GROUP = "admissionregistration.k8s.io";

    /** Where the columns find the documentation of fields. */
    static final String PACKAGE = "io.k8s.api.admissionregistration.v1";

    private AdmissionRegistrationKinds() {}

    /**
     * What is declared about a kind; null if nothing is.
     *
     * @param cel asked for when there is an expression to compile
     */
    public static @Nullable KindDeclaration find(String kind, CelEngineLoader cel) {
        return switch (kind) {
            case "MutatingAdmissionPolicy" -> MutatingAdmissionPolicyKind.declare(cel);
            case "MutatingAdmissionPolicyBinding" -> MutatingAdmissionPolicyBindingKind.declare();
            case "MutatingWebhookConfiguration" -> MutatingWebhookConfigurationKind.declare(cel);
            case "ValidatingAdmissionPolicy" -> ValidatingAdmissionPolicyKind.declare(cel);
            case "ValidatingAdmissionPolicyBinding" -> ValidatingAdmissionPolicyBindingKind.declare();
            case "ValidatingWebhookConfiguration" -> ValidatingWebhookConfigurationKind.declare(cel);
            default -> null;
        };
    }
}
