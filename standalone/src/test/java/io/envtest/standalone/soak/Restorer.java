package io.envtest.standalone.soak;

import io.envtest.internal.assembly.RunningCluster;
import io.envtest.snapshot.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Takes snapshots and goes back to some of them, while everybody else goes on. */
final class Restorer implements Callable<Long> {

    private static final int KEPT = 3;

    private final RunningCluster cluster;
    private final Random random;
    private final BooleanSupplier goOn;

    Restorer(RunningCluster cluster, long seed, BooleanSupplier goOn) {
        this.cluster = cluster;
        this.random = new Random(seed);
        this.goOn = goOn;
    }

    @Override
    public Long call() throws InterruptedException {
        List<ClusterSnapshot> kept = new ArrayList<>();
        long restores = 0;
        while (goOn.getAsBoolean()) {
            if (kept.size() < KEPT) {
                kept.add(cluster.snapshot());
            } else {
                cluster.restore(kept.remove(random.nextInt(KEPT)));
                restores++;
            }
            TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(400));
        }
        return restores;
    }
}
