package io.envtest.internal.admission.plugin.namespacelifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.internal.admission.AdmissionPlugin;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.core.v1.Namespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what is written into a namespace that is not there, what is created in one that is being terminated, and the
 * deletion of the namespaces the system lives in.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle">NamespaceLifecycle</a>
 */
public final class NamespaceLifecycle implements AdmissionPlugin, MutatingAdmission {

    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final ObjectReader objects;

    /** Looks namespaces up here. */
    public NamespaceLifecycle(ObjectReader objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "NamespaceLifecycle";
    }

    @Override
    public boolean handles(Operation operation) {
        return operation != Operation.CONNECT;
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (request.resource().equals(Resources.NAMESPACES)) {
            protectImmortal(request);
        } else if (!request.namespace().isEmpty() && request.operation() != Operation.DELETE && !isReview(request)) {
            checkNamespace(request);
        }
    }

    private static void protectImmortal(AdmissionRequest request) {
        if (request.operation() == Operation.DELETE && IMMORTAL.contains(request.name())) {
            throw request.forbidden("this namespace may not be deleted");
        }
    }

    /** Whether somebody may do something is no content of a namespace. */
    private static boolean isReview(AdmissionRequest request) {
        return request.isFor("authorization.k8s.io", "localsubjectaccessreviews");
    }

    private void checkNamespace(AdmissionRequest request) {
        String name = request.namespace();
        Optional<ObjectNode> found = objects.get(Resources.NAMESPACES, new ObjectKey("", name));
        if (found.isEmpty()) {
            throw ApiErrors.notFound(Resources.NAMESPACES, name);
        }
        boolean terminating = Namespace.of(found.get()).status().phase().equals("Terminating");
        if (terminating && request.operation() == Operation.CREATE) {
            throw terminating(request);
        }
    }

    private static ApiException terminating(AdmissionRequest request) {
        String namespace = request.namespace();
        Status plain = request.forbidden(
                        "unable to create new content in namespace " + namespace + " because it is being terminated")
                .status();
        Status.Cause cause = new Status.Cause(
                "NamespaceTerminating", "namespace " + namespace + " is being terminated", "metadata.namespace");
        Status.Details details = plain.details();
        return new ApiException(new Status(
                plain.code(),
                plain.reason(),
                plain.message(),
                new Status.Details(details.name(), details.group(), details.kind(), "", List.of(cause), 0)));
    }
}
