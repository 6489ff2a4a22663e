package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiregistration.v1.APIService;
import io.envtest.view.apiregistration.v1.APIServiceSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an APIService for each group and version that definitions serve: makes it, makes it again when it is deleted,
 * puts its spec right, and removes it with the last definition. Those that somebody else made are left alone. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/">API aggregation</a>
 */
public final class ApiServiceRegistrar implements AutoCloseable {

    private static final GroupVersionResource DEFINITIONS =
            new GroupVersionResource("apiextensions.k8s.io", "v1", "customresourcedefinitions");
    private static final GroupVersionResource SERVICES =
            new GroupVersionResource("apiregistration.k8s.io", "v1", "apiservices");
    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());
    private static final WriteOptions OPTIONS = new WriteOptions(false, "kube-apiserver");
    private static final Map<String, String> MANAGED = Map.of("kube-aggregator.kubernetes.io/automanaged", "true");
    private static final int GROUP_PRIORITY = 1000;
    private static final int VERSION_PRIORITY = 100;

    private final ResourceStore store;
    private final ResourceDefinition services;
    private final ObjectReader objects;
    private final ClusterExecutor executor;
    private final Map<String, Map<String, ObjectNode>> wanted = new ConcurrentHashMap<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean closed;

    /** Begins to follow definitions, and services with the first of them. */
    public ApiServiceRegistrar(
            ResourceStore store, ServedResources served, ObjectReader objects, ClusterExecutor executor) {
        this.store = store;
        this.objects = objects;
        this.executor = executor;
        this.services = served.find(SERVICES.group(), SERVICES.version(), SERVICES.resource())
                .orElseThrow(() -> new IllegalStateException("API services are not served"));
        objects.follow(DEFINITIONS, this::definition);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void definition(ObjectKey key, @Nullable ObjectNode now) {
        Map<String, ObjectNode> after = now == null ? Map.of() : services(CustomResourceDefinition.of(now));
        Map<String, ObjectNode> before = wanted.put(key.name(), after);
        if (following.compareAndSet(false, true)) {
            objects.follow(SERVICES, this::service);
        }
        Set<String> names = new HashSet<>(after.keySet());
        if (before != null) {
            names.addAll(before.keySet());
            if (before.keySet().equals(after.keySet())) {
                return;
            }
        }
        names.forEach(this::later);
    }

    private void service(ObjectKey key, @Nullable ObjectNode now) {
        if (wanted(key.name()).isPresent()) {
            later(key.name());
        }
    }

    private static Map<String, ObjectNode> services(CustomResourceDefinition crd) {
        Map<String, ObjectNode> made = new HashMap<>();
        String group = crd.spec().group();
        for (CustomResourceDefinitionVersion version : crd.spec().versions()) {
            if (version.served()) {
                made.put(version.name() + "." + group, service(group, version.name()));
            }
        }
        return made;
    }

    private static ObjectNode service(String group, String version) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "APIService").put("apiVersion", "apiregistration.k8s.io/v1");
        APIService service = APIService.of(tree);
        service.metadata().setName(version + "." + group).setLabels(MANAGED);
        APIServiceSpec spec = service.spec();
        spec.setGroup(group).setVersion(version);
        spec.setGroupPriorityMinimum(GROUP_PRIORITY).setVersionPriority(VERSION_PRIORITY);
        return tree;
    }

    private Optional<ObjectNode> wanted(String name) {
        for (Map<String, ObjectNode> services : wanted.values()) {
            ObjectNode service = services.get(name);
            if (service != null) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    private void later(String name) {
        if (!closed) {
            executor.execute(() -> bringAbout(name));
        }
    }

    private synchronized void bringAbout(String name) {
        Optional<ObjectNode> goal = wanted(name);
        Optional<APIService> stored =
                objects.get(SERVICES, new ObjectKey("", name)).map(APIService::of);
        boolean foreign = stored.isPresent()
                && !stored.get().metadata().labels().entrySet().containsAll(MANAGED.entrySet());
        if (closed || foreign) {
            return;
        }
        try {
            write(name, goal, stored);
        } catch (ApiException e) {
            // somebody was faster, and whatever they wrote brings the next look
            if (!e.hasReason("AlreadyExists") && !e.hasReason("NotFound") && !e.hasReason("Conflict")) {
                throw e;
            }
        }
    }

    private void write(String name, Optional<ObjectNode> goal, Optional<APIService> stored) {
        if (goal.isEmpty()) {
            if (stored.isPresent()) {
                store.delete(target("DELETE", name), DeleteOptions.PLAIN, AdmissionCallback.NONE);
            }
        } else if (stored.isEmpty()) {
            store.create(target("POST", ""), goal.get().deepCopy(), OPTIONS, AdmissionCallback.NONE);
        } else if (!stored.get().spec().node().equals(goal.get().get("spec"))) {
            ObjectNode corrected = stored.get().node().deepCopy();
            corrected.set("spec", goal.get().get("spec").deepCopy());
            store.update(target("PUT", name), ObjectUpdate.replace(corrected), OPTIONS, AdmissionCallback.NONE);
        }
    }

    private Target target(String method, String name) {
        RequestContext context = new RequestContext(
                RequestInfoParser.parse(method, "/apis/apiregistration.k8s.io/v1/apiservices", QueryParameters.NONE),
                SELF,
                "kube-apiserver");
        return new Target(context, services, "", name, "");
    }
}
