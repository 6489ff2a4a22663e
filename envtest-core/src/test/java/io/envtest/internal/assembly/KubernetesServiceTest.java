package io.envtest.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.bootstrap.KubernetesService;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.registry.AdmissionCallback;
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
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Write;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service of the server itself. */
class KubernetesServiceTest {

    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final Closing closing = new Closing();
    private final ThreadedExecutor executor = closing.add(new ThreadedExecutor("test", 1));
    private final ClusterClock clock = new FixedClock(Instant.parse("2026-01-02T03:04:05Z"));

    @AfterEach
    void close() {
        closing.close();
    }

    @Test
    void isWhatCreatingItWouldGive() {
        MvccStorage prepared = new ModelStorage();
        KubernetesService.write(prepared, clock, new SeededRandom(7), 6443);
        MvccStorage rows = new ModelStorage();
        KubernetesService.write(rows, clock, new SeededRandom(7), 6443);
        rows.commit(rows.range(new KeyRange("", "\uffff"), 0, 0).rows().stream()
                .filter(row -> !row.key().contains("servicecidrs"))
                .map(row -> Write.delete(row.key(), row.revision()))
                .toList());

        create(Store.over(
                () -> rows,
                ServingOptions.DEFAULT.cache(),
                EnabledApis.DEFAULT,
                new Surroundings(clock, executor, new SeededRandom(1)),
                new UnguardedRoles(),
                closing));

        assertThat(lines(rows)).isEqualTo(lines(prepared));
    }

    @Test
    void followsTheServerToAnotherPort() {
        MvccStorage rows = new ModelStorage();
        KubernetesService.write(rows, clock, new SeededRandom(7), 6443);
        KubernetesService.write(rows, clock, new SeededRandom(8), 7000);

        assertThat(lines(rows)).anyMatch(line -> line.contains("\"targetPort\":7000"));
        long revision = rows.currentRevision();
        KubernetesService.write(rows, clock, new SeededRandom(9), 7000);
        assertThat(rows.currentRevision()).isEqualTo(revision);
    }

    private static void create(Store store) {
        ResourceDefinition definition =
                store.registry().find("", "v1", Resources.SERVICES.resource()).orElseThrow();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "Service").put("apiVersion", "v1");
        Service service = Service.of(tree);
        service.metadata()
                .setName("kubernetes")
                .setNamespace("default")
                .setLabels(Map.of("component", "apiserver", "provider", "kubernetes"));
        service.spec()
                .setType("ClusterIP")
                .setClusterIP("10.0.0.1")
                .setSessionAffinity("None")
                .setIpFamilyPolicy("SingleStack");
        ServicePort port = service.spec().addPorts();
        port.setName("https").setProtocol("TCP").setPort(443);
        port.node().put("targetPort", 6443);
        definition.schema().normalise(tree);
        definition.declaration().strategy().setDefaults(tree);
        RequestContext context =
                new RequestContext(RequestInfoParser.parse("POST", "/", QueryParameters.NONE), SELF, "kube-apiserver");
        store.resources()
                .create(
                        new Target(context, definition, "default", "", ""),
                        tree,
                        WriteOptions.PLAIN,
                        AdmissionCallback.NONE);
    }

    private static List<String> lines(MvccStorage storage) {
        return storage.range(new KeyRange("", "\uffff"), 0, 0).rows().stream()
                .map(row -> row.key() + " "
                        + new String(row.value(), StandardCharsets.UTF_8)
                                .replaceAll("\"uid\":\"[^\"]*\"", "\"uid\":\"\""))
                .sorted()
                .toList();
    }
}
