package io.envtest.internal.controller.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageCountTest {

    @Test
    void whatConcernsNoResourceIsNotSaidToBeUsed() {
        ResourceQuota quota = ResourceQuota.of(
                MemoryObjects.tree("{'spec':{'hard':{'count/secrets':'2','count/nothing.example.com':'1'}}}"));
        UsageCount count = new UsageCount(quota);

        count.add(new GroupVersionResource("", "v1", "secrets"), List.of());

        assertThat(count.changed().orElseThrow().status().used()).containsOnlyKeys("count/secrets");
    }
}
