package io.envtest.internal.flowcontrol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.meta.Times;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import io.envtest.view.flowcontrol.v1.FlowSchemaCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says in the status of each flow schema whether its priority level is there. A part of the API server: it works without
 * controllers, too. Thread-safe.
 */
public final class DanglingSchemas {

    private static final String MANAGER = "api-priority-and-fairness-config-consumer-v1";
    private static final String DANGLING = "Dangling";
    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final ResourceStore store;
    private final ResourceDefinition definition;
    private final ObjectReader objects;
    private final ClusterClock clock;

    /** Reads and writes the schemas of a store. */
    public DanglingSchemas(ResourceStore store, ResourceRegistry registry, ObjectReader objects, ClusterClock clock) {
        this.store = store;
        this.objects = objects;
        this.clock = clock;
        this.definition = registry.find(
                        FlowSchemas.SCHEMAS.group(), FlowSchemas.SCHEMAS.version(), FlowSchemas.SCHEMAS.resource())
                .orElseThrow(() -> new IllegalStateException("flow schemas are not served"));
    }

    /** From now on keeps the status of the followed schemas right, also where they were not written by a request. */
    public void keep(FlowSchemas schemas, ClusterExecutor executor) {
        schemas.onChange(schema -> {
            if (!isRight(schema)) {
                executor.execute(this::correct);
            }
        });
    }

    /** Writes each condition that is missing or wrong. */
    void correct() {
        for (ObjectNode stored : objects.list(FlowSchemas.SCHEMAS, "")) {
            FlowSchema schema = FlowSchema.of(stored);
            if (!isRight(schema)) {
                write(schema.metadata().name());
            }
        }
    }

    private boolean isLevelThere(FlowSchema schema) {
        ObjectKey level =
                new ObjectKey("", schema.spec().priorityLevelConfiguration().name());
        return objects.get(FlowSchemas.LEVELS, level).isPresent();
    }

    private boolean isRight(FlowSchema schema) {
        String message = message(schema, isLevelThere(schema));
        return condition(schema)
                .filter(condition -> condition.message().equals(message))
                .isPresent();
    }

    private static Optional<FlowSchemaCondition> condition(FlowSchema schema) {
        return schema.status().conditions().stream()
                .filter(condition -> condition.type().equals(DANGLING))
                .findFirst();
    }

    private static String message(FlowSchema schema, boolean found) {
        return "This FlowSchema references the PriorityLevelConfiguration object named \""
                + schema.spec().priorityLevelConfiguration().name() + "\" "
                + (found ? "and it exists" : "but there is no such object");
    }

    /** Writes the condition of a schema. */
    public void write(String name) {
        RequestContext context =
                new RequestContext(RequestInfoParser.parse("PATCH", "/", QueryParameters.NONE), SELF, MANAGER);
        try {
            store.update(
                    new Target(context, definition, "", name, "status"),
                    new ObjectUpdate(current -> told(FlowSchema.of(current.deepCopy())), false, true, null, ""),
                    WriteOptions.PLAIN,
                    AdmissionCallback.NONE);
        } catch (ApiException e) {
            if (!e.hasReason("NotFound") && !e.hasReason("Conflict")) {
                throw e;
            }
            // somebody changed or removed it meanwhile: that change is told, too
        }
    }

    private ObjectNode told(FlowSchema schema) {
        if (isRight(schema)) {
            return schema.node();
        }
        boolean found = isLevelThere(schema);
        String now = Times.seconds(clock.now());
        String status = found ? "False" : "True";
        FlowSchemaCondition condition = condition(schema)
                .orElseGet(() -> schema.status().addConditions().setType(DANGLING));
        if (!condition.status().equals(status)) {
            condition.setStatus(status).setLastTransitionTime(now);
        }
        condition.setReason(found ? "Found" : "NotFound").setMessage(message(schema, found));
        own(schema, now);
        return schema.node();
    }

    /** The condition is applied, so that others may own others; what is applied stands first. */
    private static void own(FlowSchema schema, String now) {
        ArrayNode entries = schema.metadata().materialize().withArray("/managedFields");
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).path("manager").asText().equals(MANAGER)) {
                entries.remove(i);
            }
        }
        ObjectNode entry = entries.insertObject(0);
        entry.put("manager", MANAGER).put("operation", "Apply").put("apiVersion", "flowcontrol.apiserver.k8s.io/v1");
        entry.put("time", now).put("fieldsType", "FieldsV1");
        ObjectNode fields = entry.putObject("fieldsV1")
                .putObject("f:status")
                .putObject("f:conditions")
                .putObject("k:{\"type\":\"" + DANGLING + "\"}");
        for (String field : List.of(".", "f:lastTransitionTime", "f:message", "f:reason", "f:status", "f:type")) {
            fields.putObject(field);
        }
        entry.put("subresource", "status");
    }
}
