package io.envtest.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.sim.ManualExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchDeadlineTest {

    private final ManualExecutor executor = new ManualExecutor();
    private final List<String> heard = new ArrayList<>();

    private WatchDeadline start(int seconds) {
        WatchHandle watch = new WatchHandle() {
            @Override
            public void resume() {
                heard.add("resume");
            }

            @Override
            public void bookmark() {
                heard.add("bookmark");
            }

            @Override
            public void catchUp() {
                heard.add("catch up");
            }

            @Override
            public void close() {
                heard.add("close");
            }
        };
        return WatchDeadline.of(executor, Duration.ofSeconds(seconds), watch, () -> heard.add("end"));
    }

    @Test
    void aBookmarkComesTwoSecondsBeforeTheEnd() {
        start(10);
        executor.advance(Duration.ofSeconds(7));
        assertThat(heard).isEmpty();
        executor.advance(Duration.ofSeconds(1));
        assertThat(heard).containsExactly("bookmark");
        executor.advance(Duration.ofSeconds(2));
        assertThat(heard).containsExactly("bookmark", "end");
    }

    @Test
    void aShortWatchOnlyEnds() {
        start(2);
        executor.advance(Duration.ofSeconds(2));
        assertThat(heard).containsExactly("end");
    }

    @Test
    void nothingComesAfterItWasCancelled() {
        WatchDeadline deadline = start(10);
        executor.advance(Duration.ofSeconds(9));
        deadline.cancel();
        executor.advance(Duration.ofSeconds(9));
        assertThat(heard).containsExactly("bookmark");
    }
}
