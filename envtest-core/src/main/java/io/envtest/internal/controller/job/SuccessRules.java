package io.envtest.internal.controller.job;

import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.SuccessPolicyRule;
import java.util.List;
import java.util.Optional;

/**
 * When an indexed job has succeeded although not all indexes have.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy">Success policy</a>
 */
final class SuccessRules {

    private SuccessRules() {}

    /** Why the job has succeeded, if it has. */
    static Optional<String> met(Job job, IndexSet succeeded) {
        List<SuccessPolicyRule> rules = job.spec().successPolicy().rules();
        for (int i = 0; i < rules.size(); i++) {
            if (isMet(rules.get(i), succeeded, job.spec().completions())) {
                return Optional.of("Matched rules at index " + i);
            }
        }
        return Optional.empty();
    }

    private static boolean isMet(SuccessPolicyRule rule, IndexSet succeeded, int completions) {
        if (!rule.hasSucceededIndexes()) {
            return rule.hasSucceededCount() && succeeded.size() >= rule.succeededCount();
        }
        IndexSet wanted = IndexSet.parse(rule.succeededIndexes(), completions);
        int enough = rule.hasSucceededCount() ? rule.succeededCount() : wanted.size();
        return wanted.common(succeeded) >= enough;
    }
}
