package io.envtest.internal.admission.plugin.taintnodesbycondition;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeSpec;

/**
 * Taints a new node as not ready, whatever it says of itself, until a controller has looked at it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#taintnodesbycondition">TaintNodesByCondition</a>
 */
public final class TaintNodesByCondition extends NamedPlugin implements MutatingAdmission {

    private static final String KEY = "node.kubernetes.io/not-ready";
    private static final String EFFECT = "NoSchedule";

    /** Needs nothing. */
    public TaintNodesByCondition() {
        super("TaintNodesByCondition", Operation.CREATE);
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (!request.isFor("", "nodes") || request.object() == null) {
            return;
        }
        NodeSpec spec = Node.of(request.object()).spec();
        boolean tainted = spec.taints().stream()
                .anyMatch(taint -> taint.key().equals(KEY) && taint.effect().equals(EFFECT));
        if (!tainted) {
            spec.addTaints().setKey(KEY).setEffect(EFFECT);
        }
    }
}
