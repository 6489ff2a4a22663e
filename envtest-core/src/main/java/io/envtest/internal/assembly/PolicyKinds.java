package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.policy.ServedKinds;
import io.envtest.internal.admission.policy.UnfitPatchException;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.endpoint.negotiation.GoTypes;
import io.envtest.internal.endpoint.patch.InapplicablePatchException;
import io.envtest.internal.endpoint.patch.JsonPatch;
import io.envtest.internal.endpoint.tracking.FieldManagers;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectSchema;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.builtin.BuiltInSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What policies and webhooks must know of the kinds that are served, from the registry. Thread-safe. */
final class PolicyKinds implements ServedKinds {

    private final ResourceRegistry registry;
    private final FieldManagers managers;

    PolicyKinds(ResourceRegistry registry, FieldManagers managers) {
        this.registry = registry;
        this.managers = managers;
    }

    @Override
    public Optional<Parameters> parameters(GroupVersionKind kind) {
        return registry.all().stream()
                .filter(definition -> definition.kind().equals(kind))
                .findFirst()
                .map(definition -> new Parameters(definition.resource(), definition.namespaced()));
    }

    @Override
    public List<GroupVersionResource> equivalents(AdmissionRequest request) {
        ResourceDefinition definition = definition(request);
        boolean own = definition.kind().equals(request.kind());
        // what is stored in one place has one plural name
        return registry.named(definition.resource().resource()).stream()
                .filter(other -> other.area().equals(definition.area()))
                .filter(other -> own || request.kind().equals(kind(other, request.subresource())))
                .map(ResourceDefinition::resource)
                .filter(other -> !other.equals(request.resource()))
                .toList();
    }

    @Override
    public AdmissionRequest as(AdmissionRequest request, GroupVersionResource resource) {
        ResourceDefinition from = definition(request);
        ResourceDefinition to = definition(resource);
        boolean own = from.kind().equals(request.kind());
        return new AdmissionRequest(
                request.context(),
                request.operation(),
                resource,
                request.subresource(),
                own ? to.kind() : request.kind(),
                request.namespace(),
                request.name(),
                own ? converted(request.object(), from, to) : request.object(),
                own ? converted(request.oldObject(), from, to) : request.oldObject(),
                request.options(),
                request.dryRun());
    }

    /** The kind that travels through a subresource of its own. */
    private static @Nullable GroupVersionKind kind(ResourceDefinition definition, String subresource) {
        Subresource declared = definition.subresources().get(subresource);
        return declared == null ? null : declared.kind();
    }

    private static @Nullable ObjectNode converted(
            @Nullable ObjectNode object, ResourceDefinition from, ResourceDefinition to) {
        if (object == null) {
            return null;
        }
        ObjectNode stored =
                from.declaration().toStorage(from.resource().version()).apply(object.deepCopy());
        ObjectNode served =
                to.declaration().fromStorage(to.resource().version()).apply(stored);
        served.put("kind", to.kind().kind()).put("apiVersion", to.kind().apiVersion());
        to.schema().complete(served);
        return served;
    }

    @Override
    public ObjectNode lay(AdmissionRequest request, ObjectNode object, ObjectNode config) throws UnfitPatchException {
        GroupVersionKind kind = request.kind();
        if (!kind.apiVersion().equals(definition(request).kind().apiVersion())) {
            throw new UnfitPatchException(
                    "error applying patch: failed to convert patch object to typed object: no corresponding type for "
                            + kind.apiVersion() + ", Kind=" + kind.kind());
        }
        ObjectNode typed = object.objectNode();
        typed.set("apiVersion", object.path("apiVersion"));
        typed.set("kind", object.path("kind"));
        config.properties().forEach(member -> typed.set(member.getKey(), member.getValue()));
        try {
            return managers.of(definition(request), request.subresource()).lay(object, typed);
        } catch (IllegalArgumentException e) {
            throw new UnfitPatchException("error applying patch: " + e.getMessage());
        }
    }

    @Override
    public void checkConvertible(AdmissionRequest changed, AdmissionRequest request) throws UnfitPatchException {
        if (!changed.kind().equals(request.kind()) && definition(changed).builtIn()) {
            throw new UnfitPatchException("converting (" + goType(changed.kind()) + ") to (" + goType(request.kind())
                    + "): unknown conversion");
        }
    }

    private static String goType(GroupVersionKind kind) {
        return kind.version() + "." + kind.kind();
    }

    @Override
    public ObjectNode patch(AdmissionRequest request, ObjectNode object, JsonNode operations)
            throws UnfitPatchException {
        try {
            JsonNode patched = JsonPatch.apply(object, operations);
            if (patched instanceof ObjectNode whole) {
                return whole;
            }
            throw new UnfitPatchException("JSON Patch: the result is no object");
        } catch (InapplicablePatchException e) {
            if (e.testFailed()) {
                return object.deepCopy();
            }
            throw new UnfitPatchException("JSON Patch: " + e.detail());
        }
    }

    @Override
    public ObjectNode patchExactly(ObjectNode object, JsonNode operations) throws UnfitPatchException {
        try {
            if (JsonPatch.apply(object, operations) instanceof ObjectNode whole) {
                return whole;
            }
            throw new UnfitPatchException("the result is no object");
        } catch (InapplicablePatchException e) {
            throw new UnfitPatchException(e.detail());
        } catch (ApiException e) {
            throw new UnfitPatchException(e.status().message());
        }
    }

    @Override
    public void complete(AdmissionRequest request, ObjectNode object, boolean strict) {
        ResourceDefinition definition = definition(request);
        boolean whole = definition.kind().equals(request.kind());
        if (!strict) {
            requireKind(definition, request.kind(), object);
        }
        List<String> unknown;
        try {
            unknown = schema(definition, request.kind()).normalise(object, Spelling.COMPACT);
        } catch (ApiException e) {
            throw e.status().code() == 400 ? ApiErrors.internal(e.status().message()) : e;
        }
        if (strict && !unknown.isEmpty() && definition.builtIn()) {
            throw ApiErrors.internal("strict decoding error: " + String.join(", ", unknown));
        }
        if (whole) {
            definition.schema().setDefaults(object);
            definition.declaration().strategy().setDefaults(object);
        }
    }

    /** What a change leaves out of the kind is as it was; another kind cannot be taken over. */
    private static void requireKind(ResourceDefinition definition, GroupVersionKind wanted, ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText("");
        String kind = object.path("kind").asText("");
        if (kind.isEmpty() && !definition.builtIn()) {
            String shown = new String(GoJsonWriter.write(object), StandardCharsets.UTF_8);
            throw ApiErrors.internal("Object 'Kind' is missing in '" + shown + "'");
        }
        GroupVersionKind said = GroupVersionKind.of(
                apiVersion.isEmpty() ? wanted.apiVersion() : apiVersion, kind.isEmpty() ? wanted.kind() : kind);
        if (!said.equals(wanted)) {
            throw unfitKind(said, wanted);
        }
        object.put("kind", wanted.kind()).put("apiVersion", wanted.apiVersion());
    }

    private static ApiException unfitKind(GroupVersionKind said, GroupVersionKind wanted) {
        return BuiltInSchemas.of(said).isPresent()
                ? ApiErrors.unknown("converting (" + goType(said) + ") to (" + GoTypes.internalPackage(wanted.group())
                        + "." + wanted.kind() + "): unknown conversion")
                : ApiErrors.internal("no kind " + GoQuote.quote(said.kind()) + " is registered for version "
                        + GoQuote.quote(said.apiVersion()) + " in scheme \"pkg/runtime/scheme.go:111\"");
    }

    private static ObjectSchema schema(ResourceDefinition definition, GroupVersionKind kind) {
        return kind.equals(definition.kind())
                ? definition.schema()
                : BuiltInSchemas.of(kind)
                        .orElseThrow(() -> new IllegalStateException("the type catalogue has no kind " + kind));
    }

    private ResourceDefinition definition(AdmissionRequest request) {
        return definition(request.resource());
    }

    private ResourceDefinition definition(GroupVersionResource resource) {
        return registry.find(resource.group(), resource.version(), resource.resource())
                .orElseThrow(() -> ApiErrors.internal("resource " + resource.resource() + " is no longer served"));
    }
}
