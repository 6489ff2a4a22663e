package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.builtin.BuiltInSchemas;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request about a resource that is served.
 *
 * @param call the request
 * @param definition the resource
 * @param subresource the subresource, null if it is about the resource itself
 */
public record ResourceRequest(
        ApiCall call,
        ResourceDefinition definition,
        @Nullable Subresource subresource) {

    /** The request as it came in. */
    public ApiRequest request() {
        return call.request();
    }

    /** What travels with it. */
    public RequestContext context() {
        return call.context();
    }

    /** Its facts. */
    public RequestInfo info() {
        return call.context().info();
    }

    /** The object's name in the URL. */
    public String name() {
        List<String> parts = info().parts();
        return parts.size() > 1 ? parts.get(1) : "";
    }

    /** The namespace of the objects: that of the URL for namespaced resources, else empty. */
    public String namespace() {
        return definition.namespaced() ? info().namespace() : "";
    }

    /** The subresource's name, empty if there is none. */
    public String subresourceName() {
        return subresource == null ? "" : subresource.name();
    }

    /** Kind of the objects that are sent and answered. */
    public GroupVersionKind kind() {
        return subresource == null ? definition.kind() : subresource.kind();
    }

    /** How objects of {@link #kind()} are shaped. */
    public ObjectSchema schema() {
        GroupVersionKind kind = kind();
        return kind.equals(definition.kind())
                ? definition.schema()
                : BuiltInSchemas.of(kind)
                        .orElseThrow(() -> new IllegalStateException("the type catalogue has no kind " + kind));
    }

    /** What it is about, for the store. */
    public Target target() {
        return new Target(context(), definition, namespace(), name(), subresourceName());
    }

    /** Media types of the resource. */
    public List<MediaType> offered() {
        return definition.builtIn() ? Negotiation.BUILT_IN : Negotiation.CUSTOM;
    }

    /** Fills in what the kind says of fields that were left out. */
    public void setDefaults(ObjectNode object) {
        if (kind().equals(definition.kind())) {
            definition.schema().setDefaults(object);
            definition.declaration().strategy().setDefaults(object);
        }
    }

    /** How the answer is to be written. */
    public Form output() {
        if (!definition().declaration().hasTable(subresourceName())) {
            return outputOfPosted();
        }
        return request().inProcess() ? Form.JSON : Negotiation.output(request(), offered());
    }

    /** The same for an object that is never stored, of which there are no tables. */
    Form outputOfPosted() {
        return request().inProcess() ? Form.JSON : Negotiation.outputOfPosted(request(), offered());
    }
}
