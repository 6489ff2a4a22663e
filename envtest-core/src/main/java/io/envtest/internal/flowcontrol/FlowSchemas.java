package io.envtest.internal.flowcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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

    /** A level and its uid, which each request asks for. */
    private record Level(PriorityLevelConfiguration object, String uid) {}

    /** A schema as requests are compared with it. What it matches is read when a request first comes as far as this one. */
    private static final class Known {

        private final FlowSchema schema;
        private final String uid;
        private final String level;
        private volatile @Nullable FlowMatcher matcher;

        Known(FlowSchema schema) {
            this.schema = schema;
            uid = schema.metadata().uid();
            level = schema.spec().priorityLevelConfiguration().name();
        }

        boolean matches(UserInfo user, RequestInfo request) {
            FlowMatcher read = matcher;
            if (read == null) {
                read = new FlowMatcher(schema);
                matcher = read;
            }
            return read.matches(user, request);
        }
    }

    private final Map<String, FlowSchema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Level> levels = new ConcurrentHashMap<>();
    private volatile @Nullable List<Known> ordered;
    private volatile Consumer<FlowSchema> changed = schema -> {};

    private FlowSchemas() {}

    /** Begins to follow. */
    public static FlowSchemas follow(ObjectReader objects) {
        FlowSchemas followed = new FlowSchemas();
        objects.follow(LEVELS, followed::level);
        objects.follow(SCHEMAS, followed::schema);
        return followed;
    }

    /** Says who is told of each schema that changes or whose level comes or goes, and now of those that are there already. */
    void onChange(Consumer<FlowSchema> listener) {
        changed = listener;
        schemas.values().forEach(listener);
    }

    private void level(ObjectKey key, @Nullable ObjectNode now) {
        String name = key.name();
        if (now == null) {
            levels.remove(name);
        } else {
            PriorityLevelConfiguration level = PriorityLevelConfiguration.of(now);
            levels.put(name, new Level(level, level.metadata().uid()));
        }
        for (FlowSchema schema : schemas.values()) {
            if (schema.spec().priorityLevelConfiguration().name().equals(name)) {
                changed.accept(schema);
            }
        }
    }

    private void schema(ObjectKey key, @Nullable ObjectNode now) {
        synchronized (this) {
            if (now == null) {
                schemas.remove(key.name());
            } else {
                schemas.put(key.name(), FlowSchema.of(now));
            }
            ordered = null;
        }
        if (now != null) {
            changed.accept(FlowSchema.of(now));
        }
    }

    private List<Known> ordered() {
        List<Known> known = ordered;
        return known == null ? order() : known;
    }

    private synchronized List<Known> order() {
        List<Known> known =
                schemas.values().stream().sorted(FIRST).map(Known::new).toList();
        ordered = known;
        return known;
    }

    /** How much of the server each priority level has, by the level's name. */
    public Map<String, SeatLimits> seats() {
        return SeatLimits.of(levels.values().stream().map(Level::object).toList());
    }

    /** The first schema that the request matches, and its level. */
    Optional<Flow> classify(UserInfo user, RequestInfo request) {
        for (Known schema : ordered()) {
            Level level = levels.get(schema.level);
            if (level != null && schema.matches(user, request)) {
                return Optional.of(new Flow(schema.uid, level.uid()));
            }
        }
        return Optional.empty();
    }
}
