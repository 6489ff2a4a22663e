package io.envtest.internal.admission;

/**
 * A plugin of the chain, under the name by which kube-apiserver enables and disables it. It is a {@link
 * MutatingAdmission}, a {@link ValidatingAdmission}, or both.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/">Admission controllers</a>
 */
public interface AdmissionPlugin {

    /** For example {@code NamespaceLifecycle}. */
    String name();

    /** Whether it looks at such operations at all. */
    boolean handles(Operation operation);
}
