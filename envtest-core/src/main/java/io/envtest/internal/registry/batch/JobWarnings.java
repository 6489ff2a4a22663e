package io.envtest.internal.registry.batch;

import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;

/** Warnings about Jobs and CronJobs. */
final class JobWarnings {

    private JobWarnings() {}

    /** Names of jobs become names of pods. */
    static void name(StrategyContext context, ObjectMeta metadata) {
        List<String> wrong = NameRules.DNS_LABEL.check(metadata.name(), false);
        if (!wrong.isEmpty()) {
            context.warn("metadata.name: this is used in Pod names and hostnames, which can result in surprising"
                    + " behavior; a DNS label is recommended: [" + String.join(" ", wrong) + "]");
        }
    }

    /** A job may be too large to be tracked. */
    static void size(StrategyContext context, JobSpec spec) {
        if (spec.completionMode().equals("Indexed")
                && spec.completions() > JobSpecRules.MANY_COMPLETIONS
                && spec.parallelism() > JobSpecRules.PARALLEL_WITH_MANY) {
            context.warn("spec: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher"
                    + " than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes"
                    + " fail");
        }
    }
}
