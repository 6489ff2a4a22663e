package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.kubernetes.client.Exec;
import io.kubernetes.client.openapi.ApiClient;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KubeTestCluster
class ContainerStreamsTest {

    private static final int PATIENCE_SECONDS = 20;

    @BeforeEach
    void runAPod(KubernetesClient client) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("nginx")
                .endContainer()
                .endSpec()
                .build();
        client.resource(pod).create();
        client.resource(pod).waitUntilReady(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void theLogOfARunningContainerIsEmpty(KubernetesClient client) {
        assertThat(client.pods().inNamespace("default").withName("web").getLog())
                .isEmpty();
        assertThat(client.pods()
                        .inNamespace("default")
                        .withName("web")
                        .tailingLines(3)
                        .getLog())
                .isEmpty();
        assertThatThrownBy(() -> client.pods()
                        .inNamespace("default")
                        .withName("web")
                        .terminated()
                        .getLog())
                .hasMessageContaining("previous terminated container \"main\" in pod \"web\" not found");
    }

    @Test
    void aFollowedLogEndsWithItsContainer(KubernetesClient client) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogWatch log =
                client.pods().inNamespace("default").withName("web").watchLog(out)) {
            assertThat(log.onClose()).isNotDone();
            client.pods().inNamespace("default").withName("web").withGracePeriod(1).delete();
            log.onClose().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(out.toByteArray()).isEmpty();
    }

    @Test
    void aCommandIsNotFound(KubernetesClient client) throws Exception {
        CompletableFuture<Status> told = new CompletableFuture<>();
        try (ExecWatch watch = client.pods()
                .inNamespace("default")
                .withName("web")
                .redirectingOutput()
                .usingListener(new ExecListener() {
                    @Override
                    public void onExit(int code, Status status) {
                        told.complete(status);
                    }

                    @Override
                    public void onClose(int code, String reason) {
                        told.completeExceptionally(new IllegalStateException("closed without a status"));
                    }
                })
                .exec("ls")) {
            Status status = told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(status.getStatus()).isEqualTo("Failure");
            assertThat(status.getMessage()).contains("exec: \"ls\": executable file not found in $PATH");
            assertThat(watch.exitCode()).isDone();
        }
    }

    @Test
    void theOfficialClientIsToldTheSame(ApiClient client) throws Exception {
        Process process = new Exec(client).exec("default", "web", new String[] {"ls"}, false);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
    }
}
