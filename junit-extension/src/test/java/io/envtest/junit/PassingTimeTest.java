package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@KubeTestCluster
class PassingTimeTest {

    private static final String EACH_MINUTE = """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: each-minute, namespace: default}
            spec:
              schedule: "* * * * *"
              successfulJobsHistoryLimit: 10
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: work, image: busybox, command: [sleep, "20"]}]
            """;

    private static final String GONE_AFTER_AN_HOUR = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once, namespace: default}
            spec:
              ttlSecondsAfterFinished: 3600
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: work, image: busybox, command: [sleep, "60"]}]
            """;

    @Test
    void aCronJobRunsItsJobEachMinute(TestCluster cluster, KubernetesClient client) {
        cluster.apply(EACH_MINUTE);

        cluster.advance(Duration.ofMinutes(5).plusSeconds(30));

        List<Job> jobs =
                client.batch().v1().jobs().inNamespace("default").list().getItems();
        assertThat(jobs).hasSizeBetween(5, 6);
        assertThat(jobs).filteredOn(PassingTimeTest::hasSucceeded).hasSizeGreaterThanOrEqualTo(5);
        assertThat(jobs)
                .filteredOn(PassingTimeTest::hasSucceeded)
                .allSatisfy(job -> assertThat(seconds(job)).isBetween(20L, 25L));
    }

    @Test
    void aFinishedJobGoesWhenItsTimeIsOver(TestCluster cluster, KubernetesClient client) {
        cluster.apply(GONE_AFTER_AN_HOUR);

        cluster.advance(Duration.ofMinutes(30));
        assertThat(client.batch()
                        .v1()
                        .jobs()
                        .inNamespace("default")
                        .withName("once")
                        .get())
                .matches(PassingTimeTest::hasSucceeded);

        cluster.advance(Duration.ofMinutes(40));
        assertThat(client.batch()
                        .v1()
                        .jobs()
                        .inNamespace("default")
                        .withName("once")
                        .get())
                .isNull();
    }

    @Test
    void nodesStayReadyAndTimestampsGoWithTheCluster(TestCluster cluster, KubernetesClient client) {
        Instant before = cluster.now();

        cluster.advance(Duration.ofHours(1));

        assertThat(cluster.now()).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(client.nodes().list().getItems()).isNotEmpty().allMatch(PassingTimeTest::isReady);
    }

    @Test
    void aTokenExpires(TestCluster cluster, KubeTestCluster.Handle handle) {
        TokenRequest asked = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(600L)
                .endSpec()
                .build();
        Config patient = new ConfigBuilder(Config.fromKubeconfig(handle.kubeconfig()))
                .withRequestTimeout(60_000) // the first token has the key made that signs all of them
                .build();
        Config config = new ConfigBuilder(patient)
                .withClientCertData(null)
                .withClientKeyData(null)
                .withOauthToken(token(patient, asked))
                .build();
        try (KubernetesClient account =
                new KubernetesClientBuilder().withConfig(config).build()) {
            assertThat(account.getKubernetesVersion().getMajor()).isEqualTo("1");
            assertThatThrownBy(() -> account.pods().inNamespace("default").list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            e -> assertThat(e.getCode()).isEqualTo(403));

            cluster.advance(Duration.ofMinutes(11));

            assertThatThrownBy(() -> account.pods().inNamespace("default").list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            e -> assertThat(e.getCode()).isEqualTo(401));
        }
    }

    private static String token(Config config, TokenRequest asked) {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            return client.serviceAccounts()
                    .inNamespace("default")
                    .withName("default")
                    .tokenRequest(asked)
                    .getStatus()
                    .getToken();
        }
    }

    @Test
    void timeCannotBeTurnedBack(TestCluster cluster) {
        assertThatThrownBy(() -> cluster.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT1S");
    }

    private static boolean hasSucceeded(Job job) {
        return job.getStatus().getCompletionTime() != null;
    }

    private static long seconds(Job job) {
        return Duration.between(
                        Instant.parse(job.getStatus().getStartTime()),
                        Instant.parse(job.getStatus().getCompletionTime()))
                .toSeconds();
    }

    private static boolean isReady(Node node) {
        return node.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }
}
