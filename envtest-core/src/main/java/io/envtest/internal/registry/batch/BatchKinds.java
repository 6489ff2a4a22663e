package io.envtest.internal.registry.batch;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the batch group. */
public final class BatchKinds {

    private BatchKinds() {}

    /** Every declaration. */
    public static List<KindDeclaration> all() {
        return List.of(CronJobKind.declare(), JobKind.declare());
    }
}
