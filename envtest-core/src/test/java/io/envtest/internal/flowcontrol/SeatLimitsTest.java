package io.envtest.internal.flowcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.bootstrap.BootstrapFlowControl;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatLimitsTest {

    private static final List<PriorityLevelConfiguration> LEVELS = BootstrapFlowControl.all().stream()
            .filter(object -> object.resource().resource().equals("prioritylevelconfigurations"))
            .map(object -> PriorityLevelConfiguration.of(object.object().deepCopy()))
            .toList();

    @Test
    void levelsShareTheServer() {
        assertThat(SeatLimits.of(LEVELS))
                .containsEntry("catch-all", new SeatLimits(13, 13, 613))
                .containsEntry("node-high", new SeatLimits(98, 73, 698))
                .containsEntry("workload-low", new SeatLimits(245, 24, 845))
                .containsEntry("exempt", new SeatLimits(0, 0, 600));
    }

    @Test
    void borrowingCanBeLimited() {
        PriorityLevelConfiguration level = LEVELS.stream()
                .filter(candidate -> candidate.metadata().name().equals("system"))
                .findFirst()
                .orElseThrow();
        level.spec().limited().setBorrowingLimitPercent(200);

        assertThat(SeatLimits.of(LEVELS)).containsEntry("system", new SeatLimits(74, 50, 222));
    }
}
