package io.envtest.internal.controller.quota;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.internal.quota.Evaluator;
import io.envtest.internal.quota.Evaluators;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.core.v1.ResourceQuota;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Watches the resources that quotas count, from the first quota on that counts them. */
final class QuotaMonitors {

    private static final Set<String> NEEDED = Set.of("list", "watch");

    private final ControllerSetup setup;
    private final Consumer<String> namespaceChanged;
    private final Set<GroupVersionResource> watched = new HashSet<>();

    QuotaMonitors(ControllerSetup setup, Consumer<String> namespaceChanged) {
        this.setup = setup;
        this.namespaceChanged = namespaceChanged;
    }

    /** The resources a quota counts; those not watched so far are from now on. */
    List<GroupVersionResource> counted(ResourceQuota quota) {
        List<GroupVersionResource> counted = new ArrayList<>();
        for (ServedResource served : setup.context().discovery().resources()) {
            GroupVersionResource resource = served.resource();
            boolean listable = served.namespaced()
                    && served.preferred()
                    && served.verbs().containsAll(NEEDED)
                    && !isEvent(resource);
            if (listable && quota.spec().hard().keySet().stream().anyMatch(Evaluators.of(resource)::concerns)) {
                counted.add(resource);
                watch(resource);
            }
        }
        return counted;
    }

    /** Events come in such numbers that no quota counts them. */
    private static boolean isEvent(GroupVersionResource resource) {
        return resource.resource().equals("events");
    }

    private void watch(GroupVersionResource resource) {
        synchronized (this) {
            if (!watched.add(resource)) {
                return;
            }
        }
        setup.watchAny(resource, new Releases(Evaluators.of(resource)));
    }

    /** Admission counts what comes; what changes or goes may give something back. */
    private final class Releases implements Watcher<PartialObjectMetadata> {

        private final Evaluator evaluator;

        Releases(Evaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public void added(PartialObjectMetadata object) {
            // charged when it was created
        }

        @Override
        public void updated(PartialObjectMetadata before, PartialObjectMetadata now) {
            if (evaluator.releases(before.node(), now.node())) {
                namespaceChanged.accept(now.metadata().namespace());
            }
        }

        @Override
        public void deleted(PartialObjectMetadata object) {
            namespaceChanged.accept(object.metadata().namespace());
        }
    }
}
