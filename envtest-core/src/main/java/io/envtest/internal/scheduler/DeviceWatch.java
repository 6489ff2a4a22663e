package io.envtest.internal.scheduler;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.TaintedSlices;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.ClusterEvent.Kind;
import io.envtest.internal.scheduler.queue.SchedulingQueue;
import io.envtest.view.resource.v1.ResourceClaim;

/** Tells the queue what happens to devices and claims of devices. */
final class DeviceWatch {

    private final SchedulingQueue queue;
    private final SchedulingLoop loop;
    private final boolean taintRules;

    DeviceWatch(SchedulingQueue queue, SchedulingLoop loop, boolean taintRules) {
        this.taintRules = taintRules;
        this.queue = queue;
        this.loop = loop;
    }

    void watch(ControllerSetup setup) {
        setup.watch(Resources.DEVICE_CLASSES, changed -> devicesChanged());
        TaintedSlices.watch(setup, taintRules, this::devicesChanged);
        setup.watch(Resources.RESOURCE_CLAIMS, new ClaimWatcher());
    }

    private void devicesChanged() {
        queue.happened(ClusterEvent.of(Kind.DEVICES_CHANGED));
    }

    private final class ClaimWatcher implements Watcher<ResourceClaim> {

        @Override
        public void added(ResourceClaim claim) {
            changed(claim);
        }

        @Override
        public void updated(ResourceClaim before, ResourceClaim now) {
            if (before.status().hasAllocation() && !now.status().hasAllocation()) {
                devicesChanged();
            }
            if (!Semantic.equal(before.status(), now.status())
                    || Meta.deleting(before.metadata()) != Meta.deleting(now.metadata())) {
                changed(now);
            }
        }

        @Override
        public void deleted(ResourceClaim claim) {
            if (claim.status().hasAllocation()) {
                devicesChanged();
            }
            changed(claim);
        }

        private void changed(ResourceClaim claim) {
            queue.lookAtGated();
            queue.happened(ClusterEvent.ofClaim(Meta.key(claim.metadata())));
            loop.lookAtWaiting();
        }
    }
}
