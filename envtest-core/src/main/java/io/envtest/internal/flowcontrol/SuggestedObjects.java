package io.envtest.internal.flowcontrol;

import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.bootstrap.BootstrapFlowControl;
import io.envtest.internal.bootstrap.BootstrapObject;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.spi.component.ClusterExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Brings the flow schemas and priority levels that every cluster begins with back when somebody deleted them: the real server
 * looks every minute, here a minute passes after a deletion. Thread-safe.
 */
public final class SuggestedObjects {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final ResourceStore store;
    private final ResourceRegistry registry;
    private final ObjectReader objects;
    private final AtomicBoolean due = new AtomicBoolean();

    /** Creates what is missing in a store. */
    public SuggestedObjects(ResourceStore store, ResourceRegistry registry, ObjectReader objects) {
        this.store = store;
        this.registry = registry;
        this.objects = objects;
    }

    /** From now on looks a minute after each deletion of one of them. */
    public void keep(ClusterExecutor executor) {
        follow(FlowSchemas.LEVELS, executor);
        follow(FlowSchemas.SCHEMAS, executor);
    }

    private void follow(GroupVersionResource resource, ClusterExecutor executor) {
        objects.follow(resource, (key, now) -> {
            if (now == null && names(resource).contains(key.name()) && !due.getAndSet(true)) {
                executor.schedule(this::restore, PERIOD);
            }
        });
    }

    private static Set<String> names(GroupVersionResource resource) {
        return BootstrapFlowControl.all().stream()
                .filter(object -> object.resource().equals(resource))
                .map(SuggestedObjects::name)
                .collect(Collectors.toSet());
    }

    private static String name(BootstrapObject object) {
        return object.object().path("metadata").path("name").asText();
    }

    /** Creates each that is not there. */
    void restore() {
        due.set(false);
        for (BootstrapObject object : BootstrapFlowControl.all()) {
            if (objects.get(object.resource(), new ObjectKey("", name(object))).isEmpty()) {
                create(object);
            }
        }
    }

    private void create(BootstrapObject object) {
        GroupVersionResource resource = object.resource();
        RequestContext context =
                new RequestContext(RequestInfoParser.parse("POST", "/", QueryParameters.NONE), SELF, object.manager());
        registry.find(resource.group(), resource.version(), resource.resource()).ifPresent(definition -> {
            try {
                Target target = new Target(context, definition, "", name(object), "");
                store.create(target, object.object(), WriteOptions.PLAIN, AdmissionCallback.NONE);
            } catch (ApiException e) {
                if (!e.hasReason("AlreadyExists")) {
                    throw e;
                }
                // somebody made it meanwhile
            }
        });
    }
}
