package io.envtest.internal.controller.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributesClassProtectionControllerTest {

    private final PersistentVolumeClaim claim = PersistentVolumeClaim.of(JsonNodeFactory.instance.objectNode());
    private final PersistentVolume volume = PersistentVolume.of(JsonNodeFactory.instance.objectNode());

    @Test
    void classIsUsedByWhatAsksForItAndByWhatStillHasIt() {
        assertThat(isUsed()).isFalse();
        claim.spec().setVolumeAttributesClassName("gold");
        assertThat(isUsed()).isTrue();
        claim.spec().setVolumeAttributesClassName("silver");
        claim.status().setCurrentVolumeAttributesClassName("gold");
        assertThat(isUsed()).isTrue();
    }

    @Test
    void classIsUsedByVolume() {
        volume.spec().setVolumeAttributesClassName("gold");
        assertThat(isUsed()).isTrue();
    }

    private boolean isUsed() {
        return AttributesClassProtectionController.isUsed("gold", List.of(claim), List.of(volume));
    }
}
