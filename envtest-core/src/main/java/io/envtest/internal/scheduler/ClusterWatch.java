package io.envtest.internal.scheduler;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.internal.scheduler.cache.SchedulerCache;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.ClusterEvent.Kind;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.queue.SchedulingQueue;
import io.envtest.view.View;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.util.List;

/** Keeps cache and queue current, and tells the queue what may help waiting pods. */
final class ClusterWatch {

    private static final List<Resource<?>> STORAGE =
            List.of(Resources.PERSISTENT_VOLUMES, Resources.PERSISTENT_VOLUME_CLAIMS, Resources.STORAGE_CLASSES);

    private final String schedulerName;
    private final SchedulerCache cache;
    private final SchedulingQueue queue;
    private final NominatedPods nominated;
    private final SchedulingLoop loop;

    ClusterWatch(
            String schedulerName,
            SchedulerCache cache,
            SchedulingQueue queue,
            NominatedPods nominated,
            SchedulingLoop loop) {
        this.schedulerName = schedulerName;
        this.cache = cache;
        this.queue = queue;
        this.nominated = nominated;
        this.loop = loop;
    }

    void watch(ControllerSetup setup) {
        setup.watch(Resources.NODES, new NodeWatcher());
        setup.watch(Resources.PODS, new PodWatcher());
        STORAGE.forEach(resource -> watchStorage(setup, resource));
    }

    private <T extends View> void watchStorage(ControllerSetup setup, Resource<T> resource) {
        setup.watch(resource, changed -> {
            queue.happened(ClusterEvent.of(Kind.STORAGE_CHANGED));
            loop.lookAtWaiting();
        });
    }

    private final class NodeWatcher implements Watcher<Node> {

        @Override
        public void added(Node node) {
            cache.putNode(node);
            queue.happened(ClusterEvent.of(Kind.NODE_ADDED, node));
        }

        @Override
        public void updated(Node before, Node now) {
            cache.putNode(now);
            boolean matters = !Semantic.equal(before.spec(), now.spec())
                    || !before.metadata().labels().equals(now.metadata().labels())
                    || !before.metadata().annotations().equals(now.metadata().annotations())
                    || !before.status().allocatable().equals(now.status().allocatable());
            if (matters) {
                queue.happened(ClusterEvent.of(Kind.NODE_CHANGED, now));
            }
        }

        @Override
        public void deleted(Node node) {
            cache.removeNode(node.metadata().name());
        }
    }

    private final class PodWatcher implements Watcher<Pod> {

        @Override
        public void added(Pod pod) {
            if (holdsNode(pod)) {
                onNode(pod, true);
            } else if (isMine(pod)) {
                enqueue(pod);
            }
        }

        private void enqueue(Pod pod) {
            PodInfo info = PodInfo.of(pod);
            if (pod.status().hasNominatedNodeName()) {
                nominated.nominate(info, pod.status().nominatedNodeName());
            }
            queue.put(info);
        }

        private void onNode(Pod pod, boolean news) {
            PodInfo info = PodInfo.of(pod);
            queue.remove(info.uid());
            nominated.forget(info.uid());
            cache.putPod(info, pod.spec().nodeName());
            if (news) {
                queue.happened(ClusterEvent.of(Kind.POD_ON_NODE_CHANGED, info));
            }
        }

        @Override
        public void updated(Pod before, Pod now) {
            if (!before.metadata().uid().equals(now.metadata().uid())) {
                deleted(before);
                added(now);
            } else if (holdsNode(now)) {
                boolean news = !holdsNode(before)
                        || !before.metadata().labels().equals(now.metadata().labels())
                        || !Semantic.equal(before.spec(), now.spec());
                onNode(now, news);
            } else if (holdsNode(before) || Pods.isFinished(now)) {
                deleted(now);
            } else if (isMine(now)) {
                enqueue(now);
            } else {
                queue.remove(now.metadata().uid());
            }
        }

        @Override
        public void deleted(Pod pod) {
            String uid = pod.metadata().uid();
            queue.remove(uid);
            nominated.forget(uid);
            loop.forget(uid);
            cache.removePod(uid);
            if (!pod.spec().nodeName().isEmpty()) {
                queue.happened(ClusterEvent.of(Kind.POD_ON_NODE_GONE, PodInfo.of(pod)));
            }
        }

        private static boolean holdsNode(Pod pod) {
            return !pod.spec().nodeName().isEmpty() && !Pods.isFinished(pod);
        }

        private boolean isMine(Pod pod) {
            return pod.spec().nodeName().isEmpty()
                    && cache.nodeOf(pod.metadata().uid()).isEmpty() // else it is being bound
                    && pod.spec().schedulerName().equals(schedulerName)
                    && !Pods.isFinished(pod)
                    && !Pods.isDeleting(pod);
        }
    }
}
