package io.envtest.internal.controller.node;

import io.envtest.internal.meta.Tolerations;
import io.envtest.view.core.v1.Taint;
import io.envtest.view.core.v1.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a pod may stay on a node with NoExecute taints: for each taint the first toleration that fits it decides, and of
 * these the shortest.
 *
 * @param time from when the pod met the taints on; none if it may stay for ever
 */
record Patience(@Nullable Duration time) {

    private static final Patience ENDLESS = new Patience(null);
    private static final Patience NONE = new Patience(Duration.ZERO);

    static Patience of(List<Toleration> tolerations, List<Taint> taints) {
        Patience shortest = ENDLESS;
        for (Taint taint : taints) {
            if (taint.effect().equals("NoExecute")) {
                Optional<Toleration> fitting = tolerations.stream()
                        .filter(toleration -> Tolerations.tolerates(toleration, taint))
                        .findFirst();
                shortest = shortest.or(fitting.map(Patience::of).orElse(NONE));
            }
        }
        return shortest;
    }

    private static Patience of(Toleration toleration) {
        return toleration.hasTolerationSeconds()
                ? new Patience(Duration.ofSeconds(Math.max(0, toleration.tolerationSeconds())))
                : ENDLESS;
    }

    private Patience or(Patience other) {
        if (time == null || other.time == null) {
            return time == null ? other : this;
        }
        return other.time.compareTo(time) < 0 ? other : this;
    }

    boolean isEndless() {
        return time == null;
    }

    boolean isNone() {
        return time != null && time.isZero();
    }
}
