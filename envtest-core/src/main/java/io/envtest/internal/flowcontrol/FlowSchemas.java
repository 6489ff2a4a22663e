package io.envtest.internal.flowcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The flow schemas and priority levels that there are now. Thread-safe. */
public final class FlowSchemas {

    static final String GROUP = "flowcontrol.apiserver.k8s.io";
    static final GroupVersionResource SCHEMAS = new GroupVersionResource(GROUP, "v1", "flowschemas");
    static final GroupVersionResource LEVELS = new GroupVersionResource(GROUP, "v1", "prioritylevelconfigurations");
    private static final Comparator<FlowSchema> FIRST = Comparator.comparingInt(
                    (FlowSchema schema) -> schema.spec().matchingPrecedence())
            .thenComparing(schema -> schema.metadata().name());

    /**
     * Where a request belongs.
     *
     * @param schemaUid uid of its flow schema
     * @param levelUid uid of the schema's priority level
     */
    record Flow(String schemaUid, String levelUid) {}

    /** A schema as requests are compared with it. */
    private record Known(String uid, String level, FlowMatcher matcher) {

        static Known of(FlowSchema schema) {
            return new Known(
                    schema.metadata().uid(),
                    schema.spec().priorityLevelConfiguration().name(),
                    new FlowMatcher(schema));
        }
    }

    private final Map<String, FlowSchema> schemas = new ConcurrentHashMap<>();
    private final Map<String, PriorityLevelConfiguration> levels = new ConcurrentHashMap<>();
    private final Map<String, String> levelUids = new ConcurrentHashMap<>();
    private volatile List<FlowSchema> ordered = List.of();
    private volatile List<Known> known = List.of();
    private volatile Runnable changed = () -> {};

    private FlowSchemas() {}

    /** Begins to follow. */
    public static FlowSchemas follow(ObjectReader objects) {
        FlowSchemas followed = new FlowSchemas();
        objects.follow(LEVELS, followed::level);
        objects.follow(SCHEMAS, followed::schema);
        return followed;
    }

    /** Says who is told of each change from now on, and of what is there already. */
    void onChange(Runnable listener) {
        changed = listener;
        listener.run();
    }

    private void level(ObjectKey key, @Nullable ObjectNode now) {
        if (now == null) {
            levels.remove(key.name());
            levelUids.remove(key.name());
        } else {
            PriorityLevelConfiguration level = PriorityLevelConfiguration.of(now);
            levels.put(key.name(), level);
            levelUids.put(key.name(), level.metadata().uid());
        }
        changed.run();
    }

    private void schema(ObjectKey key, @Nullable ObjectNode now) {
        if (now == null) {
            schemas.remove(key.name());
        } else {
            schemas.put(key.name(), FlowSchema.of(now));
        }
        ordered = schemas.values().stream().sorted(FIRST).toList();
        known = ordered.stream().map(Known::of).toList();
        changed.run();
    }

    /** All schemas. */
    Collection<FlowSchema> all() {
        return ordered;
    }

    /** How much of the server each priority level has, by the level's name. */
    public Map<String, SeatLimits> seats() {
        return SeatLimits.of(levels.values());
    }

    /** The first schema that the request matches, and its level. */
    Optional<Flow> classify(UserInfo user, RequestInfo request) {
        for (Known schema : known) {
            String levelUid = levelUids.get(schema.level);
            if (levelUid != null && schema.matcher.matches(user, request)) {
                return Optional.of(new Flow(schema.uid, levelUid));
            }
        }
        return Optional.empty();
    }
}
