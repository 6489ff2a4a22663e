package io.envtest.internal.scheduler;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.SeriesRecorder;
import io.envtest.internal.controller.runtime.TaintedSlices;
import io.envtest.internal.scheduler.cache.SchedulerCache;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.Filters;
import io.envtest.internal.scheduler.framework.Plugin;
import io.envtest.internal.scheduler.framework.PreEnqueuePlugin;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.plugin.dynamicresources.DynamicResources;
import io.envtest.internal.scheduler.plugin.imagelocality.ImageLocality;
import io.envtest.internal.scheduler.plugin.interpodaffinity.InterPodAffinity;
import io.envtest.internal.scheduler.plugin.nodeaffinity.NodeAffinity;
import io.envtest.internal.scheduler.plugin.nodename.NodeName;
import io.envtest.internal.scheduler.plugin.nodeports.NodePorts;
import io.envtest.internal.scheduler.plugin.noderesources.BalancedAllocation;
import io.envtest.internal.scheduler.plugin.noderesources.NodeResourcesFit;
import io.envtest.internal.scheduler.plugin.nodeunschedulable.NodeUnschedulable;
import io.envtest.internal.scheduler.plugin.preemption.DefaultPreemption;
import io.envtest.internal.scheduler.plugin.schedulinggates.SchedulingGates;
import io.envtest.internal.scheduler.plugin.tainttoleration.TaintToleration;
import io.envtest.internal.scheduler.plugin.topologyspread.PodTopologySpread;
import io.envtest.internal.scheduler.plugin.volumebinding.VolumeBinding;
import io.envtest.internal.scheduler.plugin.volumerestrictions.VolumeRestrictions;
import io.envtest.internal.scheduler.plugin.volumezone.VolumeZone;
import io.envtest.internal.scheduler.queue.SchedulingQueue;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.spi.component.ClusterComponent;
import io.envtest.spi.component.ComponentContext;
import io.envtest.view.core.v1.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every pod of the default scheduler a node.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/">kube-scheduler</a>
 */
public final class Scheduler implements ClusterComponent {

    private static final String NAME = "default-scheduler";

    private final CelEngineLoader cel;
    private final boolean taintRules;
    private @Nullable ControllerSetup running;

    /**
     * Makes the scheduler.
     *
     * @param cel compiles the expressions that select devices; asked with the first one
     * @param taintRules whether DeviceTaintRules are served and count
     */
    public Scheduler(CelEngineLoader cel, boolean taintRules) {
        this.cel = cel;
        this.taintRules = taintRules;
    }

    @Override
    public String name() {
        return "kube-scheduler";
    }

    @Override
    public void start(ComponentContext context) {
        Client client = new Client(context.api("system:kube-scheduler", "kube-scheduler"));
        ControllerSetup setup = new ControllerSetup(name(), context, client);
        synchronized (this) {
            running = setup;
        }
        SeriesRecorder events = new SeriesRecorder(context, client, NAME, NAME);
        setup.onClose(events::close);
        PodStatusWriter status = new PodStatusWriter(client, context.clock());
        Profile profile = profile(setup, events, new PodEviction(client, events, status, NAME));
        wire(setup, profile, events, status);
        setup.begin();
    }

    private void wire(ControllerSetup setup, Profile profile, SeriesRecorder events, PodStatusWriter status) {
        SchedulerCache cache = new SchedulerCache();
        NominatedPods nominated = new NominatedPods();
        SchedulingCycle cycle =
                new SchedulingCycle(profile, nominated, setup.context().random());
        SchedulingLoop loop = new SchedulingLoop(
                setup.context().executor(), cache, nominated, cycle, new BindingCycle(profile), events, status);
        List<PreEnqueuePlugin> gates = profile.at(PreEnqueuePlugin.class);
        SchedulingQueue queue = new SchedulingQueue(
                setup.context().executor(),
                setup.clock(),
                pod -> gates.stream().allMatch(plugin -> plugin.preEnqueue(pod).fits()),
                loop::kick);
        loop.setQueue(queue);
        setup.onStart(loop::start);
        setup.onClose(loop::close);
        new ClusterWatch(profile.schedulerName(), cache, queue, nominated, loop).watch(setup);
        new DeviceWatch(queue, loop, taintRules).watch(setup);
    }

    private Profile profile(ControllerSetup setup, SeriesRecorder events, PodEviction eviction) {
        Lister<Namespace> namespaces = setup.lister(Resources.NAMESPACES);
        List<Plugin> plugins = new ArrayList<>(List.of(
                new SchedulingGates(),
                new NodeUnschedulable(),
                new NodeName(),
                new TaintToleration(),
                new NodeAffinity(),
                new NodePorts(),
                new NodeResourcesFit(),
                new VolumeRestrictions(setup),
                new VolumeBinding(setup),
                new VolumeZone(setup),
                new PodTopologySpread(new Siblings(setup)),
                new InterPodAffinity(name -> labels(namespaces, name)),
                new DynamicResources(setup, new TaintedSlices(setup, taintRules), cel, events)));
        Profile filtering = new Profile(NAME, plugins);
        Filters filters = new Filters(filtering.at(PreFilterPlugin.class), filtering.at(FilterPlugin.class));
        plugins.add(new DefaultPreemption(filters, setup.lister(Resources.POD_DISRUPTION_BUDGETS), eviction));
        plugins.add(new BalancedAllocation());
        plugins.add(new ImageLocality());
        plugins.add(new DefaultBinder(setup.client()));
        return new Profile(NAME, plugins);
    }

    private static Map<String, String> labels(Lister<Namespace> namespaces, String name) {
        return namespaces
                .get("", name)
                .map(namespace -> namespace.metadata().labels())
                .orElse(Map.of());
    }

    @Override
    public void close() {
        ControllerSetup setup;
        synchronized (this) {
            setup = running;
            running = null;
        }
        if (setup != null) {
            setup.close();
        }
    }
}
