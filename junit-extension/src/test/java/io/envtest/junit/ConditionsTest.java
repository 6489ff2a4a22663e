package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Conditions of other extensions, which JUnit evaluates before a class begins, ask the cluster that clients find by default. */
@KubeTestCluster(apiServerOnly = true)
@ExtendWith(ConditionsTest.ServesPods.class)
class ConditionsTest {

    @Test
    void askTheClusterOfTheClass(TestCluster cluster, KubernetesClient client) {
        assertThat(client.getMasterUrl().toString()).startsWith(cluster.access().url());
    }

    /** Throws where no cluster answers. */
    static final class ServesPods implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try (KubernetesClient client = new KubernetesClientBuilder().build()) {
                return client.getApiResources("v1").getResources().stream()
                                .anyMatch(resource -> resource.getName().equals("pods"))
                        ? ConditionEvaluationResult.enabled("pods are served")
                        : ConditionEvaluationResult.disabled("no pods are served");
            }
        }
    }
}
