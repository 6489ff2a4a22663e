package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterLifecycleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
}
