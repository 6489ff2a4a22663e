package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.envtest.view.batch.v1.PodFailurePolicyOnPodConditionsPattern;
import io.envtest.view.batch.v1.PodFailurePolicyRule;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job makes of a failed pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy">Pod failure policy</a>
 */
final class FailurePolicy {

    private FailurePolicy() {}

    /**
     * The first rule that matches.
     *
     * @param action {@code FailJob}, {@code FailIndex}, {@code Ignore} or {@code Count}
     * @param message why, for the job's condition
     */
    record Match(String action, String message) {

        private static final Match COUNT = new Match("Count", "");

        boolean counts() {
            return !action.equals("Ignore");
        }
    }

    /** What to make of a failed pod; it counts as a failure if no rule says otherwise. */
    static Match match(Job job, Pod pod) {
        List<PodFailurePolicyRule> rules = job.spec().podFailurePolicy().rules();
        for (int i = 0; i < rules.size(); i++) {
            PodFailurePolicyRule rule = rules.get(i);
            Optional<String> why = rule.hasOnExitCodes() ? byExitCode(rule, pod) : byCondition(rule, pod);
            if (why.isPresent()) {
                String message = why.get() + " matching " + rule.action() + " rule at index " + i;
                return new Match(rule.action(), message);
            }
        }
        return Match.COUNT;
    }

    /** Why the job as a whole has failed, if a pod's failure says so. */
    static Optional<String> failsJob(Job job, List<Pod> pods) {
        return pods.stream()
                .filter(pod -> JobPods.isFailed(job, pod))
                .map(pod -> match(job, pod))
                .filter(match -> match.action().equals("FailJob"))
                .map(Match::message)
                .findFirst();
    }

    private static Optional<String> byExitCode(PodFailurePolicyRule rule, Pod pod) {
        List<ContainerStatus> statuses = new ArrayList<>(pod.status().containerStatuses());
        statuses.addAll(pod.status().initContainerStatuses());
        for (ContainerStatus status : statuses) {
            if (matches(rule.onExitCodes(), status)) {
                return Optional.of("Container " + status.name() + " for pod " + Meta.key(pod.metadata())
                        + " failed with exit code "
                        + status.state().terminated().exitCode());
            }
        }
        return Optional.empty();
    }

    private static boolean matches(PodFailurePolicyOnExitCodesRequirement wanted, ContainerStatus status) {
        int code = status.state().terminated().exitCode();
        if (code == 0 || (wanted.hasContainerName() && !wanted.containerName().equals(status.name()))) {
            return false;
        }
        return wanted.values().contains(code) == wanted.operator().equals("In");
    }

    private static Optional<String> byCondition(PodFailurePolicyRule rule, Pod pod) {
        for (PodFailurePolicyOnPodConditionsPattern pattern : rule.onPodConditions()) {
            Optional<PodCondition> found = Pods.condition(pod, pattern.type())
                    .filter(condition -> condition.status().equals(pattern.status()));
            if (found.isPresent()) {
                return Optional.of("Pod " + Meta.key(pod.metadata()) + " has condition " + pattern.type());
            }
        }
        return Optional.empty();
    }
}
