package io.envtest.internal.controller.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VolumeMatchTest {

    private final PersistentVolumeClaim claim = PersistentVolumeClaim.of(
            MemoryObjects.tree("{'metadata':{'name':'data','namespace':'a','uid':'1'},'spec':{'storageClassName':'fast',"
                    + "'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'2Gi'}}}}"));

    @Test
    void theSmallestThatIsLargeEnoughIsBest() {
        assertThat(best(volume("big", "10Gi", ""), volume("small", "1Gi", ""), volume("middle", "3Gi", "")))
                .contains("middle");
    }

    @Test
    void aPromisedVolumeIsBestOfAll() {
        String promise = ",'claimRef':{'namespace':'a','name':'data'}";

        assertThat(best(volume("middle", "3Gi", ""), volume("promised", "10Gi", promise))).contains("promised");
    }

    @Test
    void whatIsPromisedToAnotherIsLeft() {
        String promise = ",'claimRef':{'namespace':'a','name':'data','uid':'2'}";

        assertThat(best(volume("promised", "3Gi", promise))).isEmpty();
    }

    @Test
    void aNamedVolumeThatDoesNotSuitIsExplained() {
        assertThat(VolumeMatch.obstacle(volume("small", "1Gi", ""), claim)).contains("requested PV is too small");
        assertThat(VolumeMatch.obstacle(volume("block", "3Gi", ",'volumeMode':'Block'"), claim))
                .contains("incompatible volumeMode");
        assertThat(VolumeMatch.obstacle(volume("fits", "3Gi", ""), claim)).isEmpty();
    }

    @Test
    void aPromiseTakenBackLeavesNoTrace() {
        PersistentVolume volume = volume("v", "3Gi", "");
        VolumePromise.make(volume, claim);
        assertThat(VolumeMatch.isPromisedTo(volume, claim)).isTrue();

        VolumePromise.takeBack(volume);

        assertThat(volume.spec().hasClaimRef()).isFalse();
        assertThat(volume.metadata().hasAnnotations()).isFalse();
    }

    private Optional<String> best(PersistentVolume... volumes) {
        List<PersistentVolume> all = Stream.of(volumes).toList();
        return VolumeMatch.find(claim, all, Set.of(), Optional.empty())
                .map(volume -> volume.metadata().name());
    }

    private static PersistentVolume volume(String name, String size, String more) {
        return PersistentVolume.of(MemoryObjects.tree("{'metadata':{'name':'" + name + "'},'spec':{'storageClassName':"
                + "'fast','accessModes':['ReadWriteOnce'],'capacity':{'storage':'" + size + "'}" + more
                + "},'status':{'phase':'Available'}}"));
    }
}
