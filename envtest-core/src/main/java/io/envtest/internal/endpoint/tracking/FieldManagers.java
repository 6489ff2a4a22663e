package io.envtest.internal.endpoint.tracking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.apply.BuiltInVersions;
import io.envtest.internal.endpoint.apply.CatalogueShapes;
import io.envtest.internal.endpoint.apply.CustomScaleVersions;
import io.envtest.internal.endpoint.apply.CustomVersions;
import io.envtest.internal.endpoint.apply.FieldManager;
import io.envtest.internal.endpoint.apply.ObjectVersions;
import io.envtest.internal.endpoint.apply.SchemaShapes;
import io.envtest.internal.endpoint.apply.Shape;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.catalogue.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The field manager of each resource, version and subresource. Thread-safe. */
public final class FieldManagers {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final CatalogueShapes SHAPES = new CatalogueShapes();

    private record Kept(ResourceDefinition definition, FieldManager manager) {}

    private final ResourceRegistry registry;
    private final Map<GroupVersionResource, Map<String, Kept>> managers = new ConcurrentHashMap<>();

    /** Managers of what the registry serves. */
    public FieldManagers(ResourceRegistry registry) {
        this.registry = registry;
    }

    /** The manager of a resource or subresource as it is served now. */
    public FieldManager of(ResourceDefinition definition, String subresource) {
        Map<String, Kept> bySubresource =
                managers.computeIfAbsent(definition.resource(), resource -> new ConcurrentHashMap<>());
        Kept kept = bySubresource.get(subresource);
        if (kept == null || kept.definition != definition) {
            kept = new Kept(definition, make(definition, subresource));
            bySubresource.put(subresource, kept);
        }
        return kept.manager;
    }

    private FieldManager make(ResourceDefinition definition, String subresource) {
        List<String> reset = subresource.isEmpty()
                ? definition.declaration().resetFields()
                : definition.declaration().resetFields(subresource);
        Subresource declared = definition.subresources().get(subresource);
        GroupVersionKind kind = declared == null ? definition.kind() : declared.kind();
        ObjectVersions versions = kind.equals(definition.kind()) ? versions(definition) : only(definition, kind);
        return new FieldManager(versions, kind.apiVersion(), kind.kind(), subresource, reset);
    }

    /** A kind that travels only through a subresource, in one version. */
    private static ObjectVersions only(ResourceDefinition definition, GroupVersionKind kind) {
        Type type = BuiltInTypes.catalogue()
                .objectType(kind.group(), kind.version(), kind.kind())
                .orElseThrow(() -> new IllegalStateException("the type catalogue has no kind " + kind));
        return definition.builtIn()
                ? new BuiltInVersions(
                        Map.of(kind.apiVersion(), type), SHAPES, (object, apiVersion) -> object.deepCopy())
                : new CustomScaleVersions(type, SHAPES);
    }

    private ObjectVersions versions(ResourceDefinition definition) {
        return definition.builtIn() ? builtIn(definition) : custom(definition);
    }

    private ObjectVersions custom(ResourceDefinition definition) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        SchemaShapes schemas =
                new SchemaShapes(SHAPES.of(BuiltInTypes.catalogue().type(META)));
        for (ResourceDefinition other : versionsOf(definition)) {
            shapes.put(
                    other.kind().apiVersion(),
                    schemas.of(other.schema().published().orElseGet(JsonNodeFactory.instance::objectNode)));
        }
        definition
                .declaration()
                .unservedVersions()
                .forEach((apiVersion, schema) -> shapes.put(apiVersion, schemas.of(schema)));
        return new CustomVersions(
                shapes, definition.declaration().ownersConversion().orElse(FieldManagers::renamed));
    }

    /** Conversion by name alone: fields that the version does not know stay, and make the object unfit for it. */
    private static ObjectNode renamed(ObjectNode object, String apiVersion) {
        return object.deepCopy().put("apiVersion", apiVersion);
    }

    private List<ResourceDefinition> versionsOf(ResourceDefinition definition) {
        return registry.versions(
                definition.resource().group(), definition.resource().resource());
    }

    /** Its versions in its group: who owns fields by the name that another group gives them owns nothing here. */
    private ObjectVersions builtIn(ResourceDefinition definition) {
        Map<String, Type> types = new LinkedHashMap<>();
        Map<String, ResourceDefinition> served = new LinkedHashMap<>();
        for (ResourceDefinition other : versionsOf(definition)) {
            GroupVersionKind kind = other.kind();
            served.put(kind.apiVersion(), other);
            BuiltInTypes.catalogue()
                    .objectType(kind.group(), kind.version(), kind.kind())
                    .ifPresent(type -> types.put(kind.apiVersion(), type));
        }
        return new BuiltInVersions(types, SHAPES, (object, apiVersion) -> convert(served, object, apiVersion));
    }

    private static ObjectNode convert(Map<String, ResourceDefinition> served, ObjectNode object, String apiVersion) {
        ResourceDefinition from = served.get(object.path("apiVersion").asText());
        ResourceDefinition to = served.get(apiVersion);
        ObjectNode converted = object.deepCopy();
        if (from != null && to != null && from != to) {
            ObjectNode stored =
                    from.declaration().toStorage(from.resource().version()).apply(converted);
            converted = to.declaration().fromStorage(to.resource().version()).apply(stored);
            converted.put("kind", to.kind().kind()).put("apiVersion", apiVersion);
            to.schema().complete(converted);
        }
        return converted;
    }
}
