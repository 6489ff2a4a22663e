package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.codec.yaml.MalformedYamlException;
import io.envtest.internal.codec.yaml.YamlReader;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.spi.component.ApiAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Applies manifests by server-side apply, and waits until what they define is served. */
final class AppliedManifests {

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---.*$");
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(10);
    private static final String DEFINITION = "CustomResourceDefinition";

    private final ApiAccess api;
    private final ResourceRegistry registry;

    AppliedManifests(ApiAccess api, ResourceRegistry registry) {
        this.api = api;
        this.registry = registry;
    }

    void apply(String manifests) {
        for (ObjectNode object : objects(manifests)) {
            apply(object);
            if (object.path("kind").asText().equals(DEFINITION)) {
                await(object);
            }
        }
    }

    private static List<ObjectNode> objects(String manifests) {
        List<ObjectNode> objects = new ArrayList<>();
        for (String document : SEPARATOR.split(manifests)) {
            try {
                if (!document.isBlank()
                        && YamlReader.read(document.getBytes(StandardCharsets.UTF_8))
                                        .value()
                                instanceof ObjectNode object) {
                    objects.addAll(members(object));
                }
            } catch (MalformedYamlException e) {
                throw new IllegalArgumentException("this is no YAML: " + e.getMessage() + "\n" + document, e);
            }
        }
        return objects;
    }

    /** The items of a List as kubectl writes them, or the object itself. */
    private static List<ObjectNode> members(ObjectNode object) {
        if (!object.path("kind").asText().equals("List")) {
            return List.of(object);
        }
        List<ObjectNode> items = new ArrayList<>();
        object.path("items").forEach(item -> {
            if (item instanceof ObjectNode each) {
                items.add(each);
            }
        });
        return items;
    }

    private void apply(ObjectNode object) {
        GroupVersionKind kind = GroupVersionKind.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
        String name = object.path("metadata").path("name").asText();
        ResourceDefinition definition = find(kind)
                .orElseThrow(() -> new IllegalArgumentException("nothing of kind " + kind.kind() + " in "
                        + kind.apiVersion() + " is served; " + advice(kind, name)));
        String namespace = definition.namespaced()
                ? object.path("metadata").path("namespace").asText("default")
                : "";
        GroupVersionResource resource = definition.resource();
        try {
            api.patch(
                    resource,
                    namespace,
                    name,
                    "",
                    "application/apply-patch+yaml",
                    object.toString(),
                    Map.of("fieldManager", "envtest", "force", "true"));
        } catch (ApiException e) {
            throw new IllegalArgumentException("cannot apply " + kind.kind() + " " + name + ": " + e.getMessage(), e);
        }
    }

    private String advice(GroupVersionKind kind, String name) {
        String served = registry.all().stream()
                .map(ResourceDefinition::kind)
                .filter(other ->
                        other.group().equals(kind.group()) && other.kind().equals(kind.kind()))
                .map(GroupVersionKind::apiVersion)
                .collect(Collectors.joining(", "));
        return served.isEmpty() ? "apply its CustomResourceDefinition before " + name : "it is served in " + served;
    }

    private Optional<ResourceDefinition> find(GroupVersionKind kind) {
        return registry.all().stream()
                .filter(definition -> definition.kind().equals(kind))
                .findFirst();
    }

    private void await(ObjectNode definition) {
        String group = definition.path("spec").path("group").asText();
        String plural = definition.path("spec").path("names").path("plural").asText();
        String version =
                definition.path("spec").path("versions").path(0).path("name").asText();
        BooleanSupplier served = () -> registry.find(group, version, plural).isPresent();
        CountDownLatch change = new CountDownLatch(1);
        registry.onChange(() -> {
            if (served.getAsBoolean()) {
                change.countDown();
            }
        });
        try {
            if (!served.getAsBoolean() && !change.await(SERVED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(plural + "." + group + " is not served after " + SERVED_WITHIN
                        + "; look at the conditions in the status of the CustomResourceDefinition");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + plural + "." + group, e);
        }
    }
}
