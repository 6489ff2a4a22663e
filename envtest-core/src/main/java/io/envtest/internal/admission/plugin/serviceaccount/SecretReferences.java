package io.envtest.internal.admission.plugin.serviceaccount;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EnvFromSource;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.LocalObjectReference;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ServiceAccount;
import io.envtest.view.core.v1.Volume;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps pods of a strict account to the secrets that the account names. */
final class SecretReferences {

    private final AdmissionRequest request;
    private final ServiceAccount account;
    private final Set<String> secrets;
    private final String suffix;

    SecretReferences(AdmissionRequest request, ServiceAccount account) {
        this.request = request;
        this.account = account;
        this.secrets = account.secrets().stream().map(ObjectReference::name).collect(Collectors.toSet());
        this.suffix = " is not allowed because service account "
                + account.metadata().name() + " does not reference that secret";
    }

    void check(PodSpec spec) {
        for (Volume volume : spec.volumes()) {
            if (volume.hasSecret() && !secrets.contains(volume.secret().secretName())) {
                throw request.forbidden(
                        "volume with secret.secretName=\"" + volume.secret().secretName() + "\"" + suffix);
            }
        }
        spec.initContainers().forEach(container -> check("init container ", container));
        spec.containers().forEach(container -> check("container ", container));
        checkPullSecrets(spec.imagePullSecrets());
    }

    private void check(String kind, Container container) {
        for (EnvVar variable : container.env()) {
            String secret = variable.valueFrom().secretKeyRef().name();
            if (variable.valueFrom().hasSecretKeyRef() && !secrets.contains(secret)) {
                throw request.forbidden(kind + container.name() + " with envVar " + variable.name()
                        + " referencing secret.secretName=\"" + secret + "\"" + suffix);
            }
        }
        for (EnvFromSource source : container.envFrom()) {
            if (source.hasSecretRef() && !secrets.contains(source.secretRef().name())) {
                throw request.forbidden(kind + container.name() + " with envFrom referencing secret.secretName=\""
                        + source.secretRef().name() + "\"" + suffix);
            }
        }
    }

    private void checkPullSecrets(List<LocalObjectReference> references) {
        Set<String> allowed = account.imagePullSecrets().stream()
                .map(LocalObjectReference::name)
                .collect(Collectors.toSet());
        for (int i = 0; i < references.size(); i++) {
            String name = references.get(i).name();
            if (!allowed.contains(name)) {
                throw request.forbidden("imagePullSecrets[" + i + "].name=\"" + name
                        + "\" is not allowed because service account "
                        + account.metadata().name() + " does not reference that imagePullSecret");
            }
        }
    }
}
