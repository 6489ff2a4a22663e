package io.envtest.internal.admission.plugin.serviceaccount;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.authz.node.PodNeeds;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.view.core.v1.LocalObjectReference;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ServiceAccount;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.Optional;

/**
 * Makes sure that a pod runs as a service account that exists, with its token and image pull secrets.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller">ServiceAccount
 *     admission</a>
 */
public final class ServiceAccountPlugin extends NamedPlugin implements MutatingAdmission, ValidatingAdmission {

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String STRICT = "kubernetes.io/enforce-mountable-secrets";

    private final AccountWaiter accounts;
    private final ClusterRandom random;

    /**
     * Looks accounts up.
     *
     * @param random names token volumes
     */
    public ServiceAccountPlugin(ObjectReader objects, ClusterRandom random) {
        super("ServiceAccount", Operation.CREATE);
        this.accounts = new AccountWaiter(objects);
        this.random = random;
    }

    @Override
    public void admit(AdmissionRequest request) {
        pod(request).ifPresent(pod -> complete(request, pod.spec()));
    }

    private void complete(AdmissionRequest request, PodSpec spec) {
        if (spec.serviceAccountName().isEmpty()) {
            spec.setServiceAccountName("default").setServiceAccount("default");
        }
        ServiceAccount account = account(request, spec);
        if (mountsToken(account, spec)) {
            TokenMount.add(spec, random);
        }
        if (spec.imagePullSecrets().isEmpty()) {
            for (LocalObjectReference secret : account.imagePullSecrets()) {
                spec.addImagePullSecrets().setName(secret.name());
            }
        }
    }

    @Override
    public void validate(AdmissionRequest request) {
        pod(request).map(Pod::spec).ifPresent(spec -> {
            ServiceAccount account = account(request, spec);
            if ("true".equals(account.metadata().annotations().get(STRICT))) {
                new SecretReferences(request, account).check(spec);
            }
        });
    }

    /** The pod that uses an account; one that a node runs by itself must not name any, and uses none. */
    private static Optional<Pod> pod(AdmissionRequest request) {
        if (!request.isFor("", "pods") || request.object() == null) {
            return Optional.empty();
        }
        Pod pod = Pod.of(request.object());
        if (isMirror(pod)) {
            checkMirror(request, pod);
            return Optional.empty();
        }
        return Optional.of(pod);
    }

    private ServiceAccount account(AdmissionRequest request, PodSpec spec) {
        String name = spec.serviceAccountName();
        if (name.isEmpty()) {
            throw request.forbidden(
                    "no service account specified for pod " + request.namespace() + "/" + request.nameInMessages());
        }
        return accounts.find(request.namespace(), name)
                .orElseThrow(() -> request.forbidden("error looking up service account " + request.namespace() + "/"
                        + name + ": serviceaccount \"" + name + "\" not found"));
    }

    private static boolean mountsToken(ServiceAccount account, PodSpec spec) {
        if (spec.hasAutomountServiceAccountToken()) {
            return spec.automountServiceAccountToken();
        }
        return !account.hasAutomountServiceAccountToken() || account.automountServiceAccountToken();
    }

    /** A mirror pod shows what runs on a node anyway: it can have nothing of the API. */
    private static void checkMirror(AdmissionRequest request, Pod pod) {
        PodSpec spec = pod.spec();
        if (!spec.serviceAccountName().isEmpty()) {
            throw request.forbidden("a mirror pod may not reference service accounts");
        }
        if (PodNeeds.refersToSecrets(pod)) {
            throw request.forbidden("a mirror pod may not reference secrets");
        }
        for (Volume volume : spec.volumes()) {
            boolean token = volume.projected().sources().stream().anyMatch(VolumeProjection::hasServiceAccountToken);
            if (token) {
                throw request.forbidden("a mirror pod may not use ServiceAccountToken volume projections");
            }
        }
    }

    private static boolean isMirror(Pod pod) {
        return pod.metadata().annotations().containsKey(MIRROR);
    }
}
