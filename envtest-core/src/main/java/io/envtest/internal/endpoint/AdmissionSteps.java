package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionChain;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Forbidden;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.AdmissionCallback;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the admission chain into a write of the registry. */
final class AdmissionSteps implements AdmissionCallback {

    private static final Map<Operation, String> KINDS_OF_OPTIONS =
            Map.of(Operation.CREATE, "CreateOptions", Operation.UPDATE, "UpdateOptions");

    private static final Set<String> SLOWLY_DELETED =
            Set.of("namespaces", "customresourcedefinitions.apiextensions.k8s.io");

    private final AdmissionChain chain;
    private final Authorizer authorizer;
    private final ResourceRequest request;
    private final @Nullable ObjectNode options;
    private final boolean dryRun;

    AdmissionSteps(
            AdmissionChain chain,
            Authorizer authorizer,
            ResourceRequest request,
            @Nullable ObjectNode options,
            boolean dryRun) {
        this.chain = chain;
        this.authorizer = authorizer;
        this.request = request;
        this.options = options;
        this.dryRun = dryRun;
    }

    @Override
    public void creatingOnUpdate(ObjectNode object) {
        Attributes attributes = creation();
        Decision decision = authorizer.authorize(attributes);
        if (!decision.allowed()) {
            throw Forbidden.exception(attributes, decision.reason());
        }
    }

    /** Refuses a connection that a read opened to somebody who may not open it by a creation. */
    void requireCreation() {
        Decision decision = authorizer.authorize(creation());
        if (!decision.allowed()) {
            throw ApiErrors.forbidden(request.definition().resource(), request.name(), decision.reason());
        }
    }

    /** The request as the creation of what it is about. */
    private Attributes creation() {
        return Attributes.of(request.context().user(), request.info()).withVerb("create");
    }

    @Override
    public void mutate(ObjectNode object, @Nullable ObjectNode old) {
        chain.mutate(about(old == null ? Operation.CREATE : Operation.UPDATE, object, old));
    }

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old) {
        chain.validate(about(old == null ? Operation.CREATE : Operation.UPDATE, object, old));
    }

    @Override
    public void delete(ObjectNode old, long gracePeriodSeconds) {
        ObjectNode before = deleteOptions(old);
        chain.mutate(about(Operation.DELETE, null, old, before));
        // the time that is given is found out in between; for a collection that is done for each object afterwards
        ObjectNode then =
                before == null || gracePeriodSeconds < 0 || request.name().isEmpty()
                        ? before
                        : before.deepCopy().put("gracePeriodSeconds", gracePeriodSeconds);
        chain.validate(about(Operation.DELETE, null, old, then));
    }

    /** Checks a connection, of which the options are the object. */
    void connect(ObjectNode connection) {
        AdmissionRequest request = about(Operation.CONNECT, connection, null);
        chain.mutate(request);
        chain.validate(request);
    }

    /** Of what is not deleted at once the server itself makes sure that it is the object which was meant. */
    private @Nullable ObjectNode deleteOptions(ObjectNode old) {
        if (options == null
                || !SLOWLY_DELETED.contains(request.definition().resource().groupResource())) {
            return options;
        }
        ObjectNode own = options.deepCopy();
        ObjectNode preconditions = own.withObjectProperty("preconditions");
        if (!preconditions.hasNonNull("uid")) {
            preconditions.put("uid", old.path("metadata").path("uid").asText());
        }
        return own;
    }

    private AdmissionRequest about(Operation operation, @Nullable ObjectNode object, @Nullable ObjectNode old) {
        return about(operation, object, old, options(operation));
    }

    private AdmissionRequest about(
            Operation operation,
            @Nullable ObjectNode object,
            @Nullable ObjectNode old,
            @Nullable ObjectNode operationOptions) {
        String name = request.name();
        // what a whole collection loses has no name in messages
        if (name.isEmpty() && object != null) {
            name = object.path("metadata").path("name").asText("");
        }
        String namespace = request.info().namespace();
        if (namespace.isEmpty()
                && request.definition().kind().kind().equals("Namespace")
                && request.definition().builtIn()) {
            namespace = name;
        }
        return new AdmissionRequest(
                request.context(),
                operation,
                request.definition().resource(),
                request.subresourceName(),
                request.kind(),
                namespace,
                name,
                object,
                old,
                operationOptions,
                dryRun);
    }

    /** The options as those of what is done, which may be another operation than was asked for. */
    private @Nullable ObjectNode options(Operation operation) {
        String kind = KINDS_OF_OPTIONS.get(operation);
        if (options == null || kind == null || options.path("kind").asText().equals(kind)) {
            return options;
        }
        ObjectNode own = options.deepCopy().put("kind", kind);
        own.remove("force");
        return own;
    }
}
