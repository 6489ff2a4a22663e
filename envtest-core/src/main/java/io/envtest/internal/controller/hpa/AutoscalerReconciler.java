package io.envtest.internal.controller.hpa;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ResourceMapper;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Scales;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.autoscaling.v1.Scale;
import io.envtest.view.autoscaling.v2.CrossVersionObjectReference;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.envtest.view.autoscaling.v2.MetricSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at one autoscaler after another, each every 15 seconds. */
final class AutoscalerReconciler {

    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final ControllerSetup setup;
    private final EventRecorder events;
    private final Scales scales;
    private final Metrics metrics;
    private final Recommendations recommendations;
    private final ScaledPods scaledPods;

    AutoscalerReconciler(ControllerSetup setup) {
        this.setup = setup;
        this.events = setup.events("horizontal-pod-autoscaler");
        this.scales =
                new Scales(setup.client(), new ResourceMapper(setup.context().discovery()));
        this.metrics = new Metrics(setup);
        this.recommendations = new Recommendations(setup.clock());
        this.scaledPods = new ScaledPods(setup.client());
    }

    /** A number of replicas and what it comes from. */
    private record Proposal(int replicas, String reason) {}

    Result reconcile(HorizontalPodAutoscaler seen) {
        HorizontalPodAutoscaler autoscaler =
                HorizontalPodAutoscaler.of(seen.node().deepCopy());
        AutoscalerStatus status = new AutoscalerStatus(autoscaler, setup.clock());
        target(autoscaler, status).ifPresent(target -> scale(autoscaler, status, target));
        if (!Semantic.equal(seen.status(), autoscaler.status())) {
            setup.client().updateStatus(Resources.HORIZONTAL_POD_AUTOSCALERS, autoscaler);
        }
        return Result.after(PERIOD);
    }

    /** What is to be scaled. */
    private record Target(ServedResource resource, Scale scale) {}

    private Optional<Target> target(HorizontalPodAutoscaler autoscaler, AutoscalerStatus status) {
        CrossVersionObjectReference reference = autoscaler.spec().scaleTargetRef();
        Optional<ServedResource> resource = scales.resource(reference.apiVersion(), reference.kind());
        String problem;
        if (resource.isEmpty()) {
            String group = reference.apiVersion().contains("/")
                    ? reference.apiVersion().substring(0, reference.apiVersion().indexOf('/'))
                    : "";
            problem = "no matches for kind \"" + reference.kind() + "\" in group \"" + group + "\"";
        } else {
            try {
                Scale scale = scales.get(resource.get(), autoscaler.metadata().namespace(), reference.name());
                status.ableToScale(
                        true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
                return Optional.of(new Target(resource.get(), scale));
            } catch (ApiException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        events.warning(autoscaler, "FailedGetScale", problem);
        status.ableToScale(
                false, "FailedGetScale", "the HPA controller was unable to get the target's current scale: " + problem);
        return Optional.empty();
    }

    private void scale(HorizontalPodAutoscaler autoscaler, AutoscalerStatus status, Target target) {
        HorizontalPodAutoscalerSpec spec = autoscaler.spec();
        int current = target.scale().spec().replicas();
        int least = spec.hasMinReplicas() ? spec.minReplicas() : 1;
        status.current(current);
        autoscaler.status().removeCurrentMetrics();
        if (current == 0 && least != 0) {
            status.scalingActive(
                    false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
            status.desired(0);
        } else if (current > spec.maxReplicas()) {
            rescale(
                    autoscaler,
                    status,
                    target,
                    new Proposal(spec.maxReplicas(), "Current number of replicas above Spec.MaxReplicas"));
        } else if (current < least) {
            rescale(
                    autoscaler,
                    status,
                    target,
                    new Proposal(least, "Current number of replicas below Spec.MinReplicas"));
        } else {
            byMetrics(autoscaler, status, target.scale())
                    .ifPresent(proposal -> rescale(autoscaler, status, target, proposal));
        }
    }

    /** Forgets an autoscaler that is gone. */
    void forget(HorizontalPodAutoscaler autoscaler) {
        scaledPods.forget(Meta.key(autoscaler.metadata()));
    }

    /** Whether the target's pods are known and this autoscaler's alone. */
    private boolean hasOwnPods(HorizontalPodAutoscaler autoscaler, AutoscalerStatus status, Scale scale) {
        String selector = scale.status().selector();
        if (selector.isEmpty()) {
            events.warning(autoscaler, "SelectorRequired", "selector is required");
            return refuse(autoscaler, status, "InvalidSelector", "the HPA target's scale is missing a selector");
        }
        List<ObjectKey> controlling = scaledPods.controlling(Meta.key(autoscaler.metadata()), selector);
        if (controlling.size() > 1) {
            String problem = "pods by selector " + selector + " are controlled by multiple HPAs: ["
                    + controlling.stream().map(ObjectKey::toString).collect(Collectors.joining(" ")) + "]";
            events.warning(autoscaler, "AmbiguousSelector", problem);
            return refuse(autoscaler, status, "AmbiguousSelector", problem);
        }
        return true;
    }

    private boolean refuse(HorizontalPodAutoscaler autoscaler, AutoscalerStatus status, String reason, String problem) {
        status.scalingActive(false, reason, problem);
        events.warning(autoscaler, "FailedComputeMetricsReplicas", problem);
        return false;
    }

    /** The largest number that any metric asks for; empty if no metric can be had. */
    private Optional<Proposal> byMetrics(HorizontalPodAutoscaler autoscaler, AutoscalerStatus status, Scale scale) {
        if (!hasOwnPods(autoscaler, status, scale)) {
            return Optional.empty();
        }
        List<MetricSpec> specs = autoscaler.spec().metrics();
        int most = -1;
        String source = "";
        MetricException first = null;
        int failed = 0;
        for (MetricSpec spec : specs) {
            autoscaler.status().addCurrentMetrics().setType("");
            try {
                int replicas = metrics.replicas(scale, spec);
                if (replicas > most) {
                    most = replicas;
                    source = spec.resource().name() + " resource";
                }
            } catch (MetricException e) {
                failed++;
                first = first == null ? e : first;
                events.warning(autoscaler, e.reason(), e.getMessage());
            }
        }
        boolean unsafe =
                first != null && (failed == specs.size() || most < scale.spec().replicas());
        if (first != null && unsafe) {
            status.scalingActive(
                    false, first.reason(), "the HPA was unable to compute the replica count: " + first.getMessage());
            invalidMetrics(autoscaler, failed, first);
            return Optional.empty();
        }
        status.scalingActive(
                true, "ValidMetricFound", "the HPA was able to successfully calculate a replica count from " + source);
        autoscaler.status().removeCurrentMetrics();
        return Optional.of(bounded(
                autoscaler,
                status,
                new Proposal(most, source + " metric"),
                scale.spec().replicas()));
    }

    private void invalidMetrics(HorizontalPodAutoscaler autoscaler, int failed, MetricException first) {
        int all = autoscaler.spec().metrics().size();
        String counts = failed + " invalid out of " + all;
        events.warning(
                autoscaler,
                "FailedComputeMetricsReplicas",
                "invalid metrics (" + counts + "), first error is: " + first.summary());
    }

    private Proposal bounded(
            HorizontalPodAutoscaler autoscaler, AutoscalerStatus status, Proposal proposal, int current) {
        HorizontalPodAutoscalerSpec spec = autoscaler.spec();
        int least = spec.hasMinReplicas() ? spec.minReplicas() : 1;
        int steady = recommendations.highest(
                Meta.key(autoscaler.metadata()), spec.behavior().scaleDown(), proposal.replicas());
        int wanted = proposal.replicas() < current ? Math.min(steady, current) : proposal.replicas();
        if (wanted > spec.maxReplicas()) {
            status.scalingLimited(
                    true, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
            return new Proposal(spec.maxReplicas(), proposal.reason() + " above target");
        }
        if (wanted < least) {
            status.scalingLimited(
                    true, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
            return new Proposal(least, "All metrics below target");
        }
        status.scalingLimited(false, "DesiredWithinRange", "the desired count is within the acceptable range");
        String reason = wanted < current ? "All metrics below target" : proposal.reason() + " above target";
        return new Proposal(wanted, reason);
    }

    private void rescale(
            HorizontalPodAutoscaler autoscaler, AutoscalerStatus status, Target target, Proposal proposal) {
        int replicas = proposal.replicas();
        if (replicas == target.scale().spec().replicas()) {
            status.ableToScale(true, "ReadyForNewScale", "recommended size matches current size");
            status.desired(replicas);
            return;
        }
        String news = "New size: " + replicas + "; reason: " + proposal.reason();
        try {
            scales.set(target.resource(), target.scale(), replicas);
        } catch (ApiException e) {
            events.warning(autoscaler, "FailedRescale", news + "; error: " + e.getMessage());
            status.ableToScale(
                    false,
                    "FailedUpdateScale",
                    "the HPA controller was unable to update the target scale: " + e.getMessage());
            return;
        }
        status.ableToScale(
                true, "SucceededRescale", "the HPA controller was able to update the target scale to " + replicas);
        events.normal(autoscaler, "SuccessfulRescale", news);
        status.desired(replicas);
        status.scaled();
    }
}
