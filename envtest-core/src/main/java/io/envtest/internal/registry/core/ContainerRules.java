package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EphemeralContainer;
import io.envtest.view.core.v1.PodSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of containers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container">Container</a>
 */
final class ContainerRules {

    private static final String RESTART = "RestartContainer";
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");

    private final FieldErrors errors;
    private final PodSpec spec;
    private final Set<String> claims = new HashSet<>();
    private final MountRules mounts;

    ContainerRules(FieldErrors errors, PodSpec spec, Set<String> volumes) {
        this.errors = errors;
        this.spec = spec;
        this.mounts = new MountRules(errors, spec, volumes);
        claims.addAll(PodSpecRules.claimNames(spec));
    }

    void all() {
        regular();
        init();
        ephemeral();
    }

    private void regular() {
        Rules.required(errors, spec.path("containers"), spec.containers(), "");
        Set<String> names = new HashSet<>();
        for (Container container : spec.containers()) {
            common(container);
            if (!names.add(container.name())) {
                errors.duplicate(container.path("name"), container.name());
            }
            running(container);
            RestartRules.check(errors, container, false);
        }
        PortRules.conflicts(errors, spec.containers());
    }

    private void init() {
        Set<String> names = new HashSet<>();
        spec.containers().forEach(container -> names.add(container.name()));
        for (Container container : spec.initContainers()) {
            common(container);
            RestartRules.check(errors, container, true);
            if (names.contains(container.name())) {
                errors.duplicate(container.path("name"), container.name());
            } else if (!container.name().isEmpty()) {
                names.add(container.name());
            }
            PortRules.conflicts(errors, List.of(container));
            if (container.restartPolicy().equals("Always")) {
                running(container);
            } else {
                endsByItself(container);
            }
        }
    }

    /** Containers to debug with have a subset of the fields, and no restarts. */
    private void ephemeral() {
        Set<String> names = new HashSet<>();
        spec.containers().forEach(container -> names.add(container.name()));
        spec.initContainers().forEach(container -> names.add(container.name()));
        for (EphemeralContainer container : spec.ephemeralContainers()) {
            common(Containers.of(container));
            if (!names.add(container.name())) {
                errors.duplicate(container.path("name"), container.name());
            }
            EphemeralContainerRules.check(errors, container, spec);
        }
    }

    private void common(Container container) {
        Rules.requiredFormat(errors, container.path("name"), container.name(), Formats.DNS_LABEL);
        Rules.required(errors, container.path("image"), container.image());
        Rules.requiredOneOf(
                errors,
                container.path("terminationMessagePolicy"),
                container.terminationMessagePolicy(),
                MESSAGE_POLICIES);
        PortRules.ports(errors, container);
        EnvRules.variables(errors, container);
        mounts.mounts(container);
        mounts.devices(container);
        Rules.requiredOneOf(errors, container.path("imagePullPolicy"), container.imagePullPolicy(), PULL_POLICIES);
        ResourceRules.container(errors, container, spec, claims);
        SecurityContextRules.container(errors, container.securityContext(), spec.hostUsers() || !spec.hasHostUsers());
    }

    /** Rules of pods that templates do not have. */
    static void unpadded(FieldErrors errors, Container container) {
        if (!container.image().equals(container.image().strip())) {
            errors.invalid(container.path("image"), container.image(), "must not have leading or trailing whitespace");
        }
    }

    private void running(Container container) {
        long grace = spec.terminationGracePeriodSeconds();
        HandlerRules.lifecycle(errors, container.lifecycle(), grace);
        StopSignals.check(errors, container.lifecycle(), spec.os().name());
        HandlerRules.probe(errors, container.livenessProbe(), HandlerRules.Role.LIVENESS);
        HandlerRules.probe(errors, container.readinessProbe(), HandlerRules.Role.READINESS);
        HandlerRules.probe(errors, container.startupProbe(), HandlerRules.Role.STARTUP);
    }

    private void endsByItself(Container container) {
        String words = "may not be set for init containers without restartPolicy=Always";
        for (String field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.has(field)) {
                errors.forbidden(container.path(field), words);
            }
        }
        for (int i = 0; i < container.resizePolicy().size(); i++) {
            if (container.resizePolicy().get(i).restartPolicy().equals(RESTART)) {
                errors.invalidOwnType(
                        container.path("resizePolicy").index(i).child("restartPolicy"),
                        RESTART,
                        "must not be set to '" + RESTART + "' for non-sidecar initContainers");
            }
        }
    }
}
