package io.envtest.internal.controller.resourceclaim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimUseTest {

    private final ResourceClaim claim = claim();

    private static ResourceClaim claim() {
        ResourceClaim claim = ResourceClaim.of(new ObjectMapper().createObjectNode());
        for (String name : List.of("first", "second")) {
            claim.status().addReservedFor().setResource("pods").setName(name).setUid(name + "-uid");
        }
        return claim;
    }

    @Test
    void keepsWhoIsNamedAsHeWas() {
        ObjectNode second = claim.status().reservedFor().get(1).node().deepCopy();

        ClaimUse.retain(claim, claim.status().reservedFor().subList(1, 2));

        assertThat(claim.status().reservedFor())
                .extracting(ResourceClaimConsumerReference::node)
                .containsExactly(second);
    }

    @Test
    void leavesNoEmptyListWhenNobodyIsKept() {
        ClaimUse.retain(claim, List.of());

        assertThat(claim.status().hasReservedFor()).isFalse();
    }
}
