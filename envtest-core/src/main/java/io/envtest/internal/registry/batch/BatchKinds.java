package io.envtest.internal.registry.batch;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the batch group. */
public final class BatchKinds {

    private BatchKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return switch (kind) {
            case "CronJob" -> CronJobKind.declare();
            case "Job" -> JobKind.declare();
            default -> null;
        };
    }
}
