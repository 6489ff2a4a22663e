package io.envtest.internal.endpoint.tracking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.codec.yaml.MalformedYamlException;
import io.envtest.internal.codec.yaml.YamlDocument;
import io.envtest.internal.codec.yaml.YamlReader;
import io.envtest.internal.endpoint.Applier;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.options.WriteParameters;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.request.RequestBody;
import io.envtest.time.ClusterClock;
import java.util.List;

/** Server-side apply as a change for the store. Thread-safe. */
public final class AppliedConfigurations implements Applier {

    private static final String DECODING = "error decoding YAML: ";

    private final FieldManagers managers;
    private final ClusterClock clock;

    /** Applies with these managers. */
    public AppliedConfigurations(FieldManagers managers, ClusterClock clock) {
        this.managers = managers;
        this.clock = clock;
    }

    @Override
    public ObjectUpdate.Function prepare(ResourceRequest request, WriteParameters options) {
        return current -> {
            YamlDocument document = read(request);
            ObjectNode config = object(document);
            if (current.isEmpty()) {
                checkUid(request, config.path("metadata").path("uid").asText(""));
            }
            ObjectNode applied = managers.of(request.definition(), request.subresourceName())
                    .apply(
                            current.isEmpty() ? null : current,
                            config,
                            options.fieldManager(),
                            options.force(),
                            clock.now());
            report(request, document, options);
            request.context().sent(applied);
            request.schema().normaliseMerged(applied);
            setDefaults(request, applied);
            return applied;
        };
    }

    private static void setDefaults(ResourceRequest request, ObjectNode applied) {
        try {
            request.setDefaults(applied);
        } catch (ApiException e) {
            throw ApiErrors.unknown("failed to convert to unversioned (/" + request.name() + "; "
                    + request.kind().apiVersion() + ", Kind=" + request.kind().kind() + "): "
                    + e.status().message());
        }
    }

    private static void checkUid(ResourceRequest request, String uid) {
        if (!uid.isEmpty()) {
            throw ApiErrors.conflict(
                    request.definition().resource(),
                    request.name(),
                    "uid mismatch: the provided object specified uid " + uid + ", and no existing object was found");
        }
    }

    private static YamlDocument read(ResourceRequest request) {
        if (request.request().body() instanceof RequestBody.Tree tree) {
            return new YamlDocument(tree.content(), List.of());
        }
        try {
            return YamlReader.read(((RequestBody.Bytes) request.request().body()).content());
        } catch (MalformedYamlException e) {
            throw ApiErrors.badRequest(DECODING + "error converting YAML to JSON: " + e.getMessage());
        }
    }

    /** Keys that were set twice: told once there is nothing else to tell. */
    private static void report(ResourceRequest request, YamlDocument document, WriteParameters options) {
        if (options.fieldValidation().equals("Strict") && !document.duplicates().isEmpty()) {
            throw ApiErrors.badRequest(
                    "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  "
                            + String.join("\n  ", document.duplicates()));
        }
        if (options.fieldValidation().equals("Warn")) {
            document.duplicates().forEach(request.context()::warn);
        }
    }

    private static ObjectNode object(YamlDocument document) {
        if (document.value().isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(document.value() instanceof ObjectNode config)) {
            throw ApiErrors.badRequest(
                    DECODING + "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                            + GoKinds.json(document.value())
                            + " into Go value of type map[string]interface {}");
        }
        return config;
    }
}
