package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionChain;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.endpoint.options.DeleteParameters;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.ResourceStore;
import java.util.Set;

/**
 * What the endpoints of all verbs work with.
 *
 * @param store reads and writes objects
 * @param decoder reads bodies
 * @param admission admission plugins
 * @param authorizer asked again when an update turns out to create, or a read to run something in a pod
 * @param applier server-side apply
 * @param owners who owns the fields of what is posted and not stored
 * @param features what is on
 */
public record Verbs(
        ResourceStore store,
        ObjectDecoder decoder,
        AdmissionChain admission,
        Authorizer authorizer,
        Applier applier,
        PostedOwners owners,
        FeatureGates features) {

    /** Who may read these may not yet run something in a pod. */
    private static final Set<String> INTO_PODS = Set.of("attach", "exec", "portforward");

    AdmissionCallback admission(ResourceRequest request, WriteParameters options) {
        return new AdmissionSteps(admission, authorizer, request, options.tree(), options.dryRun());
    }

    AdmissionCallback admission(ResourceRequest request, DeleteOptions options) {
        return new AdmissionSteps(admission, authorizer, request, DeleteParameters.tree(options), options.dryRun());
    }

    /** Lets admission look at a connection to a subresource such as exec. */
    void connect(ResourceRequest request, ObjectNode options) {
        AdmissionSteps steps = new AdmissionSteps(admission, authorizer, request, null, false);
        steps.connect(options);
        if (request.info().verb().equals("get") && INTO_PODS.contains(request.subresourceName())) {
            steps.requireCreation();
        }
    }

    /** The object that was sent, in the server's form and with defaults filled in. */
    ObjectNode decode(ResourceRequest request, WriteParameters options) {
        ObjectNode object = decoder.decode(request, options.fieldValidation());
        if (!object.path("kind").asText().equals(request.kind().kind())
                && !request.info().verb().equals("update")) {
            SentKind.requireWritten(object, request.kind());
        }
        ObjectDecoder.complete(request, object);
        return object;
    }
}
