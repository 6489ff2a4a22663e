package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.codec.yaml.MalformedYamlException;
import io.envtest.internal.codec.yaml.YamlReader;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.spi.component.ApiAccess;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
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
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);
    private static final String DEFINITION = "CustomResourceDefinition";
    private static final GroupVersionResource DEFINITIONS =
            new GroupVersionResource("apiextensions.k8s.io", "v1", "customresourcedefinitions");

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
                await(CustomResourceDefinition.of(object));
            }
        }
    }

    private static List<ObjectNode> objects(String manifests) {
        List<ObjectNode> objects = new ArrayList<>();
        for (String document : SEPARATOR.split(manifests)) {
            JsonNode value = read(document);
            if (value instanceof ObjectNode object) {
                objects.addAll(members(object));
            } else if (!value.isNull() && !value.isMissingNode()) {
                throw new IllegalArgumentException(
                        "this is no object with apiVersion, kind and metadata:\n" + document);
            }
        }
        return objects;
    }

    /** What a document holds; nothing if it is empty or all comment. */
    private static JsonNode read(String document) {
        try {
            return document.isBlank()
                    ? MissingNode.getInstance()
                    : YamlReader.read(document.getBytes(StandardCharsets.UTF_8)).value();
        } catch (MalformedYamlException e) {
            throw new IllegalArgumentException("this is no YAML: " + e.getMessage() + "\n" + document, e);
        }
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
        if (kind.version().isEmpty() || kind.kind().isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("apiVersion, kind or metadata.name is missing; add it to\n" + object);
        }
        ResourceDefinition definition = find(kind)
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing of kind " + kind.kind() + " in " + kind.apiVersion() + " is served; " + advice(kind)));
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

    private String advice(GroupVersionKind kind) {
        boolean builtIn = !kind.group().contains(".") || kind.group().endsWith(".k8s.io");
        String served = registry.all().stream()
                .map(ResourceDefinition::kind)
                .filter(other -> other.kind().equals(kind.kind()))
                .filter(other -> builtIn || other.group().equals(kind.group()))
                .map(GroupVersionKind::apiVersion)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!served.isEmpty()) {
            return "it is served in " + served;
        }
        return builtIn
                ? "look for a mistake in apiVersion and kind, or switch the version on if it is off by default"
                : "apply the CustomResourceDefinition of " + kind.kind() + " first";
    }

    private Optional<ResourceDefinition> find(GroupVersionKind kind) {
        return registry.all().stream()
                .filter(definition -> definition.kind().equals(kind))
                .findFirst();
    }

    /** Waits until a definition is served, in the first version that is meant to be. */
    private void await(CustomResourceDefinition definition) {
        Optional<String> version = definition.spec().versions().stream()
                .filter(CustomResourceDefinitionVersion::served)
                .map(CustomResourceDefinitionVersion::name)
                .findFirst();
        if (version.isEmpty()) {
            return;
        }
        String group = definition.spec().group();
        String plural = definition.spec().names().plural();
        BooleanSupplier served =
                () -> registry.find(group, version.get(), plural).isPresent();
        CountDownLatch change = new CountDownLatch(1);
        registry.onChange(() -> {
            if (served.getAsBoolean()) {
                change.countDown();
            }
        });
        try {
            for (int i = 0; !served.getAsBoolean() && !change.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS); i++) {
                refuseConflicts(definition.metadata().name());
                if (i > SERVED_WITHIN.dividedBy(ASK_AGAIN)) {
                    throw new IllegalStateException(plural + "." + group + " is not served after "
                            + SERVED_WITHIN.toSeconds() + " s; look at the conditions in the status of the "
                            + DEFINITION);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + plural + "." + group, e);
        }
    }

    private void refuseConflicts(String name) {
        CustomResourceDefinition.of(api.get(DEFINITIONS, "", name)).status().conditions().stream()
                .filter(c -> c.type().equals("NamesAccepted") && c.status().equals("False"))
                .findFirst()
                .ifPresent(c -> {
                    throw new IllegalArgumentException(DEFINITION + " " + name + " is not served: " + c.message()
                            + "; another definition of the group has the name: remove one of them");
                });
    }
}
