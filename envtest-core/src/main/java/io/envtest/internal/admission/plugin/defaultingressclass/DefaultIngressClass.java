package io.envtest.internal.admission.plugin.defaultingressclass;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.DefaultClasses;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.networking.v1.Ingress;
import java.util.List;

/**
 * Gives an ingress that says nothing of its class the default ingress class.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultingressclass">DefaultIngressClass</a>
 */
public final class DefaultIngressClass extends NamedPlugin implements MutatingAdmission {

    private static final List<String> MARKS = List.of("ingressclass.kubernetes.io/is-default-class");
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

    private final ObjectReader objects;

    /** Looks classes up here. */
    public DefaultIngressClass(ObjectReader objects) {
        super("DefaultIngressClass", Operation.CREATE);
        this.objects = objects;
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (!request.isFor("networking.k8s.io", "ingresses") || request.object() == null) {
            return;
        }
        Ingress ingress = Ingress.of(request.object());
        boolean hasClass = ingress.spec().hasIngressClassName()
                || ingress.metadata().annotations().containsKey(CLASS_ANNOTATION);
        if (!hasClass) {
            DefaultClasses.find(objects, Resources.INGRESS_CLASSES, MARKS)
                    .ifPresent(name -> ingress.spec().setIngressClassName(name));
        }
    }
}
