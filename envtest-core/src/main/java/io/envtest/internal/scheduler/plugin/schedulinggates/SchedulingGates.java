package io.envtest.internal.scheduler.plugin.schedulinggates;

import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreEnqueuePlugin;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.view.core.v1.PodSchedulingGate;
import java.util.stream.Collectors;

/**
 * A pod with gates waits until they are removed.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/">Pod scheduling
 *     readiness</a>
 */
public final class SchedulingGates implements PreEnqueuePlugin {

    @Override
    public String name() {
        return "SchedulingGates";
    }

    @Override
    public Verdict preEnqueue(PodInfo pod) {
        if (!pod.pod().spec().hasSchedulingGates()) {
            return Verdict.FITS;
        }
        String gates = pod.pod().spec().schedulingGates().stream()
                .map(PodSchedulingGate::name)
                .collect(Collectors.joining(" ", "[", "]"));
        return gates.equals("[]") ? Verdict.FITS : Verdict.unresolvable(this, "waiting for scheduling gates: " + gates);
    }
}
