package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterCloseIT {

    private static final int CLUSTERS = 50;
    private static final int LONGEST_LIFE_MILLIS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WORK = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: 5
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: web}]}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: work, namespace: default}
            spec:
              completions: 3
              parallelism: 3
              template:
                spec: {restartPolicy: Never, containers: [{name: work, image: work}]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: more, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}
            rules: [{apiGroups: [example.com], resources: [things], verbs: [get]}]
            """;

    private final Logger root = Logger.getLogger("");
    private final Complaints complaints = new Complaints();

    @BeforeEach
    void listen() {
        root.addHandler(complaints);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(complaints);
    }

    @Test
    void aClusterClosedInTheMiddleOfItsWorkEndsQuietly() throws InterruptedException {
        Random random = new Random(1);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < CLUSTERS; i++) {
            try (TestCluster cluster = TestCluster.start()) {
                if (random.nextBoolean()) {
                    cluster.apply(WORK);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS)));
            }
            assertThat(complaints.told).as("after closing cluster %d", i).isEmpty();
        }
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().startsWith("envtest"));
        for (Thread thread : left) {
            thread.join(PATIENCE.toMillis());
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    /** Keeps what is logged as a warning or worse. */
    private static final class Complaints extends Handler {

        private final Queue<String> told = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                told.add(format.format(record));
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
