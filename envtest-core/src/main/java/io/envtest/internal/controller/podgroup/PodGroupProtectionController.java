package io.envtest.internal.controller.podgroup;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Protection;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.scheduling.v1alpha2.PodGroup;

/**
 * Keeps a deleted group until none of its pods is there that has not ended.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/podgroup-api/">PodGroup API</a>
 */
public final class PodGroupProtectionController extends Controller {

    private static final String FINALIZER = "scheduling.k8s.io/podgroup-protection";

    /** Makes the controller. */
    public PodGroupProtectionController() {
        super("podgroup-protection-controller", "podgroup-protection-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<PodGroup> groups = setup.lister(Resources.POD_GROUPS);
        Lister<Pod> pods = setup.lister(Resources.PODS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            groups.get(key).ifPresent(found -> {
                PodGroup copy = groups.copy(found);
                boolean used = Meta.deleting(copy.metadata())
                        && pods.list(key.namespace()).stream().anyMatch(pod -> isRunningIn(pod, key.name()));
                if (Protection.settle(copy.metadata(), FINALIZER, used)) {
                    setup.client().update(Resources.POD_GROUPS, copy);
                }
            });
            return Result.DONE;
        });
        setup.watch(Resources.POD_GROUPS, found -> loop.add(Meta.key(found.metadata())));
        setup.watch(Resources.PODS, pod -> {
            String group = pod.spec().schedulingGroup().podGroupName();
            if (!group.isEmpty()) {
                loop.add(new ObjectKey(pod.metadata().namespace(), group));
            }
        });
    }

    private static boolean isRunningIn(Pod pod, String group) {
        return pod.spec().schedulingGroup().podGroupName().equals(group) && !Pods.isFinished(pod);
    }
}
