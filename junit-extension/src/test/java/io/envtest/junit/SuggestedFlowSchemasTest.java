package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.flowcontrol.v1.FlowSchema;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Flow schemas that every cluster begins with. */
@KubeTestCluster
class SuggestedFlowSchemasTest {

    @Test
    void comeBackAMinuteAfterTheyWereDeleted(KubernetesClient client, TestCluster cluster) {
        Resource<FlowSchema> schema = client.flowControl().v1().flowSchema().withName("service-accounts");
        schema.delete();
        assertThat(schema.get()).isNull();

        cluster.advance(Duration.ofSeconds(61));

        schema.waitUntilCondition(found -> found != null, 20, TimeUnit.SECONDS);
        assertThat(schema.get().getMetadata().getAnnotations()).containsKey("apf.kubernetes.io/autoupdate-spec");
    }
}
