package io.envtest.standalone.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What the process holds.
 *
 * @param heap bytes in use after a collection
 * @param threads live threads, but for workers
 * @param workers threads of the HTTP server that wait for requests for a while, up to a limit
 * @param files open file handles, 0 where the system does not tell
 */
record ProcessUse(long heap, long threads, long workers, long files) {

    private static final String WORKER = "envtest-http task-";
    private static final int TRIES = 300;

    /** Looks until something is as it should be, or for a minute. */
    static ProcessUse await(Predicate<ProcessUse> wanted) throws InterruptedException {
        ProcessUse use = now();
        for (int i = 0; i < TRIES && !wanted.test(use); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
            use = now();
        }
        return use;
    }

    static ProcessUse now() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        long workers = threads.stream()
                .filter(thread -> thread.getName().startsWith(WORKER))
                .count();
        return new ProcessUse(
                runtime.totalMemory() - runtime.freeMemory(),
                threads.size() - workers,
                workers,
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0);
    }

    @Override
    public String toString() {
        return heap / (1024 * 1024) + " MiB of heap, " + threads + " threads and " + workers + " workers, " + files
                + " file handles";
    }
}
