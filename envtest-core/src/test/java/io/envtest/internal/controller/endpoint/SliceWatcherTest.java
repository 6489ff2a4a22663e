package io.envtest.internal.controller.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.discovery.v1.EndpointSlice;
import org.junit.jupiter.api.Test;

class SliceWatcherTest {

    private final EndpointSlice slice =
            EndpointSlice.of(MemoryObjects.tree("{'metadata':{'namespace':'a','name':'web-x',"
                    + "'labels':{'kubernetes.io/service-name':'web','endpointslice.kubernetes.io/managed-by':'me'}}}"));

    @Test
    void aSliceLeadsToItsService() {
        assertThat(SliceWatcher.service(slice, "me")).contains(new ObjectKey("a", "web"));
    }

    @Test
    void aSliceOfAnotherManagerLeadsNowhere() {
        assertThat(SliceWatcher.service(slice, "other")).isEmpty();
    }
}
