package io.envtest.internal.controller.quota;

import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.spi.component.Informer;
import io.envtest.view.core.v1.ResourceQuota;
import java.time.Duration;

/**
 * Keeps the status of ResourceQuotas.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas</a>
 */
public final class QuotaController extends Controller {

    /** When to count again though nothing tells of a change: a charge may be for what never came into being. */
    private static final Duration RESYNC = Duration.ofMinutes(5);

    /** Makes the controller. */
    public QuotaController() {
        super("resourcequota-controller", "resourcequota-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<ResourceQuota> quotas = setup.lister(Resources.RESOURCE_QUOTAS);
        new Loops(setup, quotas).watch();
    }

    /** The loop and what feeds it. */
    private static final class Loops {

        private final ControllerSetup setup;
        private final Lister<ResourceQuota> quotas;
        private final QuotaMonitors monitors;
        private final ReconcileLoop<ObjectKey> loop;

        Loops(ControllerSetup setup, Lister<ResourceQuota> quotas) {
            this.setup = setup;
            this.quotas = quotas;
            this.monitors = new QuotaMonitors(setup, this::enqueue);
            this.loop = setup.loop(this::reconcile);
        }

        void watch() {
            setup.watch(Resources.RESOURCE_QUOTAS, new Limits());
        }

        /** What somebody writes into the status stays until something else has the quota counted. */
        private final class Limits implements Watcher<ResourceQuota> {

            @Override
            public void added(ResourceQuota quota) {
                boolean charged = quota.status().hasUsed()
                        && quota.status().hard().equals(quota.spec().hard());
                loop.addAfter(Meta.key(quota.metadata()), charged ? RESYNC : Duration.ZERO);
            }

            @Override
            public void updated(ResourceQuota before, ResourceQuota now) {
                if (!before.spec().hard().equals(now.spec().hard())) {
                    loop.add(Meta.key(now.metadata()));
                }
            }

            @Override
            public void deleted(ResourceQuota quota) {
                // nothing is left to be counted
            }
        }

        private void enqueue(String namespace) {
            quotas.list(namespace).forEach(quota -> loop.add(Meta.key(quota.metadata())));
        }

        private Result reconcile(ObjectKey key) {
            return quotas.get(key)
                    .filter(quota -> !Meta.deleting(quota.metadata()))
                    .map(this::count)
                    .orElse(Result.DONE);
        }

        private Result count(ResourceQuota quota) {
            UsageCount count = new UsageCount(quota);
            for (GroupVersionResource resource : monitors.counted(quota)) {
                Informer informer = setup.informer(resource);
                if (!informer.synced()) {
                    return Result.AGAIN;
                }
                count.add(resource, informer.list(quota.metadata().namespace()));
            }
            count.changed().ifPresent(changed -> setup.client().updateStatus(Resources.RESOURCE_QUOTAS, changed));
            return Result.after(RESYNC);
        }
    }
}
