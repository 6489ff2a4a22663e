package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.envtest.ClusterBuilder;
import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLifecycleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aClosedClusterLeavesNoThread() throws InterruptedException {
        try (TestCluster warm = TestCluster.start()) {
            assertThat(warm.access().url()).isNotNull();
        }
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> ofCluster = new HashSet<>();

        try (TestCluster cluster = TestCluster.start()) {
            assertThat(cluster.access().url()).isNotNull();
            ofCluster.addAll(Thread.getAllStackTraces().keySet());
            ofCluster.removeAll(before);
        }

        assertThat(ofCluster).isNotEmpty();
        for (Thread thread : ofCluster) {
            thread.join(PATIENCE.toMillis());
        }
        assertThat(ofCluster).noneMatch(Thread::isAlive);
    }

    @Test
    void closingTwiceIsHarmless() {
        TestCluster cluster = TestCluster.start();

        cluster.close();
        cluster.close();
    }

    @Test
    void uidsOfAFolderComeOnce(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(uidOfNamespace(folder.resolve("a"))).isNotEqualTo(uidOfNamespace(folder.resolve("b")));
    }

    private static String uidOfNamespace(Path folder) throws IOException, InterruptedException {
        ClusterBuilder builder = TestCluster.builder().apiServerOnly().http().storageIn(folder);
        try (TestCluster cluster =
                builder.tokens("secret,admin,1,\"system:masters\"").start()) {
            cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: new}}");
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(cluster.access().url() + "/api/v1/namespaces/new"))
                    .header("Authorization", "Bearer secret")
                    .build();
            String namespace = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(namespace).at("/metadata/uid").asText();
        }
    }
}
