package io.envtest.internal.scheduler.framework;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ResourceRequirements;
import java.util.Map;
import java.util.function.Function;

/**
 * What a pod asks of a node: the sum of its containers and sidecars, or what an init container needs together with the
 * sidecars before it, if that is more; plus the overhead. Requests of the pod as a whole replace the sums.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers">Resource
 *     sharing within containers</a>
 */
public final class PodResources {

    private static final Amounts DEFAULTS = new Amounts(Map.of("cpu", 100L, "memory", 200L * 1024 * 1024));

    private PodResources() {}

    /** The requests of a pod. */
    public static Amounts requests(PodSpec spec) {
        return total(spec, PodResources::requestsOf);
    }

    /** The requests of a pod, where a container that asks for no cpu or memory counts with a little. */
    public static Amounts requestsForScoring(PodSpec spec) {
        return total(spec, container -> DEFAULTS.overriddenBy(requestsOf(container)));
    }

    private static Amounts requestsOf(Container container) {
        ResourceRequirements resources = container.resources();
        return resources.hasRequests() ? Amounts.of(resources.requests()) : Amounts.NONE;
    }

    private static Amounts total(PodSpec spec, Function<Container, Amounts> requests) {
        Amounts running = Amounts.NONE;
        for (Container container : spec.containers()) {
            running = running.plus(requests.apply(container));
        }
        Amounts sidecars = Amounts.NONE;
        Amounts starting = Amounts.NONE;
        for (Container container : spec.initContainers()) {
            Amounts own = requests.apply(container);
            if (container.restartPolicy().equals("Always")) {
                sidecars = sidecars.plus(own);
                starting = starting.max(sidecars);
            } else {
                starting = starting.max(sidecars.plus(own));
            }
        }
        Amounts containers = running.plus(sidecars).max(starting);
        Amounts pod = spec.resources().hasRequests()
                ? containers.overriddenBy(Amounts.of(spec.resources().requests()))
                : containers;
        return spec.hasOverhead() ? pod.plus(Amounts.of(spec.overhead())) : pod;
    }
}
