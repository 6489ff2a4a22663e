package io.envtest.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.envtest.TestCluster;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** What a whole cluster costs while nobody asks it anything. */
final class IdlePart {

    private static final int SECONDS = 10;
    private static final int MEBIBYTE = 1024 * 1024;

    private IdlePart() {}

    static void run() throws InterruptedException {
        System.out.println(
                "\n| idle, with controllers and two nodes | CPU of " + SECONDS + " s | heap |\n|---|---|---|");
        long before = heap();
        try (TestCluster cluster = TestCluster.start()) {
            TimeUnit.SECONDS.sleep(3);
            OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long begin = process.getProcessCpuTime();
            TimeUnit.SECONDS.sleep(SECONDS);
            double cpu = (process.getProcessCpuTime() - begin) / 1e6;
            System.out.printf("| %s | %.0f ms | %.1f MiB |%n", "envtest", cpu, (double) (heap() - before) / MEBIBYTE);
            cluster.describe();
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
