package io.envtest.samples.webpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.junit.KubeTestCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KubeTestCluster(crds = "classpath:/crds/webpages.yaml")
class WebPageOperatorTest {

    private Operator operator;

    @BeforeEach
    void startOperator(KubernetesClient client) {
        operator =
                new Operator(overrider -> overrider.withKubernetesClient(client).withCloseClientOnStop(false));
        operator.register(new WebPageReconciler());
        operator.start();
    }

    @AfterEach
    void stopOperator() {
        operator.stop();
    }

    @Test
    void servesThePage(KubernetesClient client, KubeTestCluster.Handle cluster) {
        client.resource(page("hello", "<h1>Hello</h1>")).create();

        client.resources(WebPage.class)
                .withName("hello")
                .waitUntilCondition(
                        page -> page != null
                                && page.getStatus() != null
                                && page.getStatus().isAvailable(),
                        60,
                        TimeUnit.SECONDS);

        assertThat(client.configMaps().withName("hello").get().getData()).containsEntry("index.html", "<h1>Hello</h1>");
        assertThat(client.apps()
                        .deployments()
                        .withName("hello")
                        .get()
                        .getStatus()
                        .getAvailableReplicas())
                .isEqualTo(1);
        assertThat(client.services().withName("hello").get().getSpec().getClusterIP())
                .isNotEmpty();
        assertThat(client.pods().withLabel("app", "hello").list().getItems())
                .singleElement()
                .satisfies(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running"));
        cluster.show(System.out);
    }

    @Test
    void takesEverythingDownWithThePage(KubernetesClient client) {
        client.resource(page("bye", "<h1>Bye</h1>")).create();
        client.resources(WebPage.class)
                .withName("bye")
                .waitUntilCondition(
                        page -> page != null
                                && page.getStatus() != null
                                && page.getStatus().isAvailable(),
                        60,
                        TimeUnit.SECONDS);

        client.resources(WebPage.class).withName("bye").delete();

        client.pods().withLabel("app", "bye").waitUntilCondition(pod -> pod == null, 60, TimeUnit.SECONDS);
        client.apps().deployments().withName("bye").waitUntilCondition(d -> d == null, 60, TimeUnit.SECONDS);
        client.services().withName("bye").waitUntilCondition(s -> s == null, 60, TimeUnit.SECONDS);
        client.configMaps().withName("bye").waitUntilCondition(c -> c == null, 60, TimeUnit.SECONDS);
    }

    private static WebPage page(String name, String html) {
        WebPage page = new WebPage();
        page.setMetadata(new ObjectMetaBuilder().withName(name).build());
        page.setSpec(new WebPageSpec());
        page.getSpec().setHtml(html);
        return page;
    }
}
