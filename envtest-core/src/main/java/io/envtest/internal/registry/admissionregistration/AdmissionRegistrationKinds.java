package io.envtest.internal.registry.admissionregistration;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.schema.cel.CelEngineLoader;
import java.util.List;

/** The kinds of the group admissionregistration.k8s.io. */
public final class AdmissionRegistrationKinds {

    /** API group. */
    static final String GROUP = "admissionregistration.k8s.io";

    /** Where the columns find the documentation of fields. */
    static final String PACKAGE = "io.k8s.api.admissionregistration.v1";

    private AdmissionRegistrationKinds() {}

    /**
     * Their declarations, one line each.
     *
     * @param cel asked for when there is an expression to compile
     */
    public static List<KindDeclaration> all(CelEngineLoader cel) {
        return List.of(
                MutatingAdmissionPolicyBindingKind.declare(),
                MutatingAdmissionPolicyKind.declare(cel),
                MutatingWebhookConfigurationKind.declare(cel),
                ValidatingAdmissionPolicyBindingKind.declare(),
                ValidatingAdmissionPolicyKind.declare(cel),
                ValidatingWebhookConfigurationKind.declare(cel));
    }
}
