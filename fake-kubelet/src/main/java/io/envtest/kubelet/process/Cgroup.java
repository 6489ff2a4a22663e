package io.envtest.kubelet.process;

import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import java.util.Map;

/**
 * The limits of a container as it finds them below {@code /sys/fs/cgroup}, in version 2.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/cgroups/">Cgroups</a>
 */
final class Cgroup {

    /** Where containers find them. */
    static final String PATH = "/sys/fs/cgroup";

    private static final long PERIOD_MICROS = 100_000;
    private static final long LEAST_QUOTA_MICROS = 1000;
    private static final long LEAST_SHARES = 2;
    private static final long MOST_SHARES = 262_144;
    private static final long SHARES_PER_CPU = 1024;
    private static final long MILLIS = 1000;
    private static final long WEIGHTS = 9999;

    private Cgroup() {}

    /** Contents by file name. */
    static Map<String, String> files(Container container) {
        Map<String, String> limits = container.resources().limits();
        Map<String, String> requests = container.resources().requests();
        long cpu = amount(limits, "cpu").milliValue();
        long wanted = amount(requests, "cpu").sign() == 0
                ? cpu
                : amount(requests, "cpu").milliValue();
        Quantity memory = amount(limits, "memory");
        return Map.of(
                "cpu.max", (cpu == 0 ? "max" : quota(cpu)) + " " + PERIOD_MICROS + "\n",
                "cpu.weight", weight(wanted) + "\n",
                "memory.max", (memory.sign() == 0 ? "max" : memory.value()) + "\n");
    }

    private static Quantity amount(Map<String, String> amounts, String resource) {
        return Quantity.parse(amounts.getOrDefault(resource, "0"));
    }

    private static String quota(long milliCpu) {
        return String.valueOf(Math.max(LEAST_QUOTA_MICROS, milliCpu * PERIOD_MICROS / MILLIS));
    }

    /** Shares of version 1, brought to the scale of version 2. */
    private static long weight(long milliCpu) {
        long shares = Math.min(MOST_SHARES, Math.max(LEAST_SHARES, milliCpu * SHARES_PER_CPU / MILLIS));
        return 1 + (shares - LEAST_SHARES) * WEIGHTS / (MOST_SHARES - LEAST_SHARES);
    }
}
