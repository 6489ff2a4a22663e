package io.envtest.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.crd.ApiServiceRegistrar;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.Surroundings;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.time.ClusterClock;
import io.envtest.view.apiregistration.v1.APIService;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services of groups that definitions serve. */
class ApiServiceRegistrarTest {

    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());
    private static final GroupVersionResource SERVICES =
            new GroupVersionResource("apiregistration.k8s.io", "v1", "apiservices");
    private static final GroupVersionResource DEFINITIONS =
            new GroupVersionResource("apiextensions.k8s.io", "v1", "customresourcedefinitions");

    private final Closing closing = new Closing();
    private final ThreadedExecutor executor = closing.add(new ThreadedExecutor("test", 1));
    private final ClusterClock clock = new FixedClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final MvccStorage rows = new ModelStorage();
    private final Store store = Store.over(
            () -> rows,
            ServingOptions.DEFAULT.cache(),
            EnabledApis.DEFAULT,
            new Surroundings(clock, executor, new SeededRandom(1)),
            new UnguardedRoles(),
            closing);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @BeforeEach
    void follow() {
        ObjectReader objects = new StoredObjectReader(store.registry(), store.storage());
        objects.follow(
                SERVICES, (key, now) -> seen.add(now == null ? "no " + key.name() : describe(APIService.of(now))));
        closing.add(new ApiServiceRegistrar(store.resources(), store.registry(), objects, executor));
    }

    @AfterEach
    void close() {
        closing.close();
    }

    @Test
    void aServedVersionHasAServiceAsLongAsItIsServed() throws Exception {
        store.resources().create(target(DEFINITIONS, ""), definition(), WriteOptions.PLAIN, AdmissionCallback.NONE);
        assertThat(next()).isEqualTo("v1.example.com 1000 100");

        store.resources()
                .update(
                        target(DEFINITIONS, "things.example.com"),
                        ObjectUpdate.patch(current -> {
                            ObjectNode changed = current.deepCopy();
                            ((ObjectNode) changed.at("/spec/versions/0")).put("served", false);
                            return changed;
                        }),
                        WriteOptions.PLAIN,
                        AdmissionCallback.NONE);
        assertThat(next()).isEqualTo("no v1.example.com");
    }

    @Test
    void aServiceThatIsDeletedComesBack() throws Exception {
        store.resources().create(target(DEFINITIONS, ""), definition(), WriteOptions.PLAIN, AdmissionCallback.NONE);
        next();
        store.resources().delete(target(SERVICES, "v1.example.com"), DeleteOptions.PLAIN, AdmissionCallback.NONE);

        assertThat(next()).isEqualTo("no v1.example.com");
        assertThat(next()).isEqualTo("v1.example.com 1000 100");
    }

    private static String describe(APIService service) {
        return service.metadata().name() + " " + service.spec().groupPriorityMinimum() + " "
                + service.spec().versionPriority();
    }

    private String next() throws InterruptedException {
        String event = seen.poll(30, TimeUnit.SECONDS);
        return event == null ? "nothing" : event;
    }

    private Target target(GroupVersionResource resource, String name) {
        ResourceDefinition definition = store.registry()
                .find(resource.group(), resource.version(), resource.resource())
                .orElseThrow();
        RequestContext context =
                new RequestContext(RequestInfoParser.parse("POST", "/", QueryParameters.NONE), SELF, "test");
        return new Target(context, definition, "", name, "");
    }

    private ObjectNode definition() throws IOException {
        String json = "{'kind':'CustomResourceDefinition','apiVersion':'apiextensions.k8s.io/v1',"
                + "'metadata':{'name':'things.example.com'},'spec':{'group':'example.com','scope':'Namespaced',"
                + "'names':{'plural':'things','kind':'Thing'},'versions':[{'name':'v1','served':true,"
                + "'storage':true,'schema':{'openAPIV3Schema':{'type':'object'}}}]}}";
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        ResourceDefinition definition = target(DEFINITIONS, "").definition();
        definition.schema().normalise(tree);
        definition.declaration().strategy().setDefaults(tree);
        return tree;
    }
}
