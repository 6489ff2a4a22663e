package io.envtest.internal.admission.plugin.defaulttolerationseconds;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Toleration;

/**
 * Lets pods tolerate for five minutes that their node is not ready or cannot be reached, if they do not say otherwise.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaulttolerationseconds">DefaultTolerationSeconds</a>
 */
public final class DefaultTolerationSeconds extends NamedPlugin implements MutatingAdmission {

    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String EFFECT = "NoExecute";
    private static final long SECONDS = 300;

    /** Needs nothing. */
    public DefaultTolerationSeconds() {
        super("DefaultTolerationSeconds", Operation.CREATE, Operation.UPDATE);
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (request.isFor("", "pods") && request.object() != null) {
            PodSpec spec = Pod.of(request.object()).spec();
            boolean notReady = tolerates(spec, NOT_READY);
            boolean unreachable = tolerates(spec, UNREACHABLE);
            if (!notReady) {
                add(spec, NOT_READY);
            }
            if (!unreachable) {
                add(spec, UNREACHABLE);
            }
        }
    }

    private static boolean tolerates(PodSpec spec, String key) {
        return spec.tolerations().stream().anyMatch(t -> matches(t, key));
    }

    private static boolean matches(Toleration toleration, String key) {
        return (toleration.key().isEmpty() || toleration.key().equals(key))
                && (toleration.effect().isEmpty() || toleration.effect().equals(EFFECT));
    }

    private static void add(PodSpec spec, String key) {
        spec.addTolerations()
                .setKey(key)
                .setOperator("Exists")
                .setEffect(EFFECT)
                .setTolerationSeconds(SECONDS);
    }
}
