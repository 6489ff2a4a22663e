package io.envtest.internal.controller.pod;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.View;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Leads from a change of a pod to the controller objects it concerns: its controller, or those that may adopt it; and tells
 * their expectations what was seen.
 *
 * @param <T> view of the controller objects
 */
public final class PodWatcher<T extends View> implements Watcher<Pod> {

    private final Resource<T> resource;
    private final Lister<T> owners;
    private final Function<T, Selector> selector;
    private final Expectations expectations;
    private final Consumer<ObjectKey> enqueue;

    /**
     * Watches pods for controller objects of a resource.
     *
     * @param selector the selector of a controller object
     * @param expectations told of pods that came and went
     * @param enqueue gets the keys of controller objects to look at
     */
    public PodWatcher(
            Resource<T> resource,
            Lister<T> owners,
            Function<T, Selector> selector,
            Expectations expectations,
            Consumer<ObjectKey> enqueue) {
        this.resource = resource;
        this.owners = owners;
        this.selector = selector;
        this.expectations = expectations;
        this.enqueue = enqueue;
    }

    @Override
    public void added(Pod pod) {
        if (Pods.isDeleting(pod)) {
            deleted(pod);
            return;
        }
        Optional<OwnerReference> controller = ControllerRefs.controllerOf(pod.metadata());
        if (controller.isEmpty()) {
            enqueueMatching(pod);
            return;
        }
        resolve(pod, controller.get()).ifPresent(key -> {
            expectations.creationObserved(key);
            enqueue.accept(key);
        });
    }

    @Override
    public void updated(Pod before, Pod now) {
        if (Pods.isDeleting(now)) {
            deleted(now);
            if (!before.metadata().labels().equals(now.metadata().labels())) {
                deleted(before);
            }
            return;
        }
        ObjectMeta old = before.metadata();
        ObjectMeta current = now.metadata();
        boolean moved = !ControllerRefs.controllerUid(old).equals(ControllerRefs.controllerUid(current));
        if (moved) {
            ControllerRefs.controllerOf(old)
                    .flatMap(ref -> resolve(before, ref))
                    .ifPresent(enqueue);
        }
        Optional<OwnerReference> controller = ControllerRefs.controllerOf(current);
        if (controller.isPresent()) {
            resolve(now, controller.get()).ifPresent(enqueue);
        } else if (moved || !old.labels().equals(current.labels())) {
            enqueueMatching(now);
        }
    }

    @Override
    public void deleted(Pod pod) {
        ControllerRefs.controllerOf(pod.metadata())
                .flatMap(ref -> resolve(pod, ref))
                .ifPresent(key -> {
                    expectations.deletionObserved(key, Meta.key(pod.metadata()));
                    enqueue.accept(key);
                });
    }

    private Optional<ObjectKey> resolve(Pod pod, OwnerReference controller) {
        if (!controller.kind().equals(resource.kind().kind())) {
            return Optional.empty();
        }
        ObjectKey key = new ObjectKey(pod.metadata().namespace(), controller.name());
        return owners.get(key)
                .filter(owner -> Meta.of(owner).uid().equals(controller.uid()))
                .map(owner -> key);
    }

    private void enqueueMatching(Pod orphan) {
        for (T owner : owners.list(orphan.metadata().namespace())) {
            if (selector.apply(owner).matches(orphan.metadata().labels())) {
                enqueue.accept(Meta.key(owner.node()));
            }
        }
    }
}
