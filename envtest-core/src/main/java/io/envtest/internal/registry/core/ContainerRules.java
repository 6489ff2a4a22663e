package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.ContainerRestartRule;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.VolumeDevice;
import io.envtest.view.core.v1.VolumeMount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules of containers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container">Container</a>
 */
final class ContainerRules {

    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE_POLICIES = List.of("FallbackToLogsOnError", "File");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> RESTART_POLICIES = List.of("Always", "Never", "OnFailure");
    private static final List<String> RULE_ACTIONS = List.of("Restart", "RestartAllContainers");
    private static final List<String> RULE_OPERATORS = List.of("In", "NotIn");
    private static final List<String> PROPAGATIONS = List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> READ_ONLY = List.of("Disabled", "Enabled", "IfPossible");
    private static final int MOST_RULES = 20;

    private final FieldErrors errors;
    private final PodSpec spec;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> hostPorts = new HashMap<>();
    private final Set<String> volumes;

    ContainerRules(FieldErrors errors, PodSpec spec) {
        this.errors = errors;
        this.spec = spec;
        this.volumes = VolumeRules.valid(spec);
    }

    void all() {
        Rules.required(errors, spec.path("containers"), spec.containers(), "");
        for (Container container : spec.containers()) {
            common(container);
            lifecycleAndProbes(container, true);
            hostPorts(container, hostPorts);
        }
        for (Container container : spec.initContainers()) {
            common(container);
            boolean sidecar = container.restartPolicy().equals("Always");
            lifecycleAndProbes(container, sidecar);
            hostPorts(container, sidecar ? hostPorts : new HashMap<>());
        }
    }

    private void common(Container container) {
        if (Rules.requiredFormat(errors, container.path("name"), container.name(), Formats.DNS_LABEL)
                && !names.add(container.name())) {
            errors.duplicate(container.path("name"), container.name());
        }
        image(container);
        ports(container);
        restart(container);
        EnvRules.variables(errors, container, spec);
        mounts(container);
        devices(container);
        Rules.requiredOneOf(errors, container.path("imagePullPolicy"), container.imagePullPolicy(), PULL_POLICIES);
        ResourceRules.container(errors, container, spec);
        SecurityContextRules.container(errors, container.securityContext(), spec.hostUsers() || !spec.hasHostUsers());
        if (!container.terminationMessagePolicy().isEmpty()) {
            Rules.oneOf(
                    errors,
                    container.path("terminationMessagePolicy"),
                    container.terminationMessagePolicy(),
                    MESSAGE_POLICIES);
        }
    }

    private void image(Container container) {
        if (Rules.required(errors, container.path("image"), container.image())
                && !container.image().equals(container.image().strip())) {
            errors.invalid(container.path("image"), container.image(), "must not have leading or trailing whitespace");
        }
    }

    private void ports(Container container) {
        Set<String> portNames = new HashSet<>();
        for (ContainerPort port : container.ports()) {
            if (!port.name().isEmpty()
                    && Rules.format(errors, port.path("name"), port.name(), Formats.PORT_NAME)
                    && !portNames.add(port.name())) {
                errors.duplicate(port.path("name"), port.name());
            }
            if (port.containerPort() == 0) {
                errors.required(port.path("containerPort"), "");
            } else {
                Rules.port(errors, port.path("containerPort"), port.containerPort());
            }
            if (port.hostPort() != 0) {
                Rules.port(errors, port.path("hostPort"), port.hostPort());
            }
            Rules.requiredOneOf(errors, port.path("protocol"), port.protocol(), PROTOCOLS);
        }
    }

    private void hostPorts(Container container, Map<String, String> taken) {
        for (ContainerPort port : container.ports()) {
            if (port.hostPort() == 0) {
                continue;
            }
            String key = port.protocol() + "/" + port.hostIP() + "/" + port.hostPort();
            if (taken.putIfAbsent(key, container.name()) != null) {
                errors.duplicate(port.path("hostPort"), port.protocol() + "/" + port.hostIP() + "/" + port.hostPort());
            }
        }
    }

    private void restart(Container container) {
        boolean said = container.hasRestartPolicy();
        if (said) {
            Rules.oneOf(errors, container.path("restartPolicy"), container.restartPolicy(), RESTART_POLICIES);
        }
        List<ContainerRestartRule> rules = container.restartPolicyRules();
        if (!rules.isEmpty() && !said) {
            errors.required(container.path("restartPolicy"), "must specify restartPolicy when restart rules are used");
        }
        if (rules.size() > MOST_RULES) {
            errors.tooLong(container.path("restartPolicyRules"), MOST_RULES);
        }
        rules.forEach(this::restartRule);
    }

    private void restartRule(ContainerRestartRule rule) {
        Rules.oneOf(errors, rule.path("action"), rule.action(), RULE_ACTIONS);
        if (!rule.exitCodes().present()) {
            errors.required(rule.path("exitCodes"), "must be specified");
            return;
        }
        Rules.oneOf(errors, rule.exitCodes().path("operator"), rule.exitCodes().operator(), RULE_OPERATORS);
    }

    private void lifecycleAndProbes(Container container, boolean runs) {
        long grace = spec.terminationGracePeriodSeconds();
        if (runs) {
            HandlerRules.lifecycle(errors, container.lifecycle(), grace);
            HandlerRules.probe(errors, container.livenessProbe(), HandlerRules.Role.LIVENESS);
            HandlerRules.probe(errors, container.readinessProbe(), HandlerRules.Role.READINESS);
            HandlerRules.probe(errors, container.startupProbe(), HandlerRules.Role.STARTUP);
            return;
        }
        String words = "may not be set for init containers without restartPolicy=Always";
        forbid(container.path("lifecycle"), container.lifecycle().present(), words);
        forbid(container.path("livenessProbe"), container.livenessProbe().present(), words);
        forbid(container.path("readinessProbe"), container.readinessProbe().present(), words);
        forbid(container.path("startupProbe"), container.startupProbe().present(), words);
    }

    private void forbid(FieldPath path, boolean said, String words) {
        if (said) {
            errors.forbidden(path, words);
        }
    }

    private void mounts(Container container) {
        Set<String> places = new HashSet<>();
        for (VolumeMount mount : container.volumeMounts()) {
            Rules.required(errors, mount.path("name"), mount.name());
            boolean known = volumes.contains(mount.name());
            if (!known) {
                errors.notFound(mount.path("name"), mount.name());
            }
            Rules.required(errors, mount.path("mountPath"), mount.mountPath());
            if (!places.add(mount.mountPath())) {
                errors.invalid(mount.path("mountPath"), mount.mountPath(), "must be unique");
            }
            subPaths(mount);
            if (mount.hasMountPropagation()) {
                propagation(container, mount);
            }
            recursive(container, mount);
        }
    }

    private void subPaths(VolumeMount mount) {
        if (!mount.subPath().isEmpty()) {
            VolumeSourceRules.localPath(errors, mount.path("subPath"), mount.subPath());
        }
        if (!mount.subPathExpr().isEmpty()) {
            if (!mount.subPath().isEmpty()) {
                errors.invalid(
                        mount.path("subPathExpr"),
                        mount.subPathExpr(),
                        "subPathExpr and subPath are mutually exclusive");
            }
            VolumeSourceRules.localPath(errors, mount.path("subPathExpr"), mount.subPathExpr());
        }
    }

    private void propagation(Container container, VolumeMount mount) {
        FieldPath path = container.path("volumeMounts").child("mountPropagation");
        if (!PROPAGATIONS.contains(mount.mountPropagation())) {
            errors.notSupported(path, mount.mountPropagation(), PROPAGATIONS);
        }
        if (mount.mountPropagation().equals("Bidirectional")
                && !container.securityContext().privileged()) {
            errors.forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
        }
    }

    private void recursive(Container container, VolumeMount mount) {
        if (!mount.hasRecursiveReadOnly()) {
            return;
        }
        FieldPath path = container.path("volumeMounts").child("recursiveReadOnly");
        String value = mount.recursiveReadOnly();
        if (!READ_ONLY.contains(value)) {
            errors.notSupported(path, value, READ_ONLY);
            return;
        }
        if (value.equals("Disabled")) {
            return;
        }
        if (!mount.readOnly()) {
            errors.forbidden(path, "may only be specified when readOnly is true");
        }
        if (mount.hasMountPropagation() && !mount.mountPropagation().equals("None")) {
            errors.forbidden(path, "may only be specified when mountPropagation is None or not specified");
        }
    }

    private void devices(Container container) {
        Set<String> seenPaths = new HashSet<>();
        Set<String> seenNames = new HashSet<>();
        for (VolumeDevice device : container.volumeDevices()) {
            device(container, device, seenNames, seenPaths);
        }
    }

    private void device(Container container, VolumeDevice device, Set<String> seenNames, Set<String> seenPaths) {
        Rules.required(errors, device.path("name"), device.name());
        if (!seenNames.add(device.name())) {
            errors.invalid(device.path("name"), device.name(), "must be unique");
        }
        spec.volumes().stream()
                .filter(volume -> volume.name().equals(device.name()))
                .findFirst()
                .ifPresentOrElse(
                        volume -> {
                            if (!volume.persistentVolumeClaim().present()
                                    && !volume.ephemeral().present()) {
                                errors.invalid(
                                        device.path("name"),
                                        device.name(),
                                        "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
                            }
                        },
                        () -> errors.notFound(device.path("name"), device.name()));
        if (device.devicePath().isEmpty()) {
            errors.required(device.path("devicePath"), "");
        } else if (!seenPaths.add(device.devicePath())) {
            errors.invalid(device.path("devicePath"), device.devicePath(), "must be unique");
        } else {
            VolumeSourceRules.noBacksteps(errors, device.path("devicePath"), device.devicePath());
        }
        boolean mounted =
                container.volumeMounts().stream().anyMatch(mount -> mount.name().equals(device.name()));
        if (mounted) {
            errors.invalid(device.path("name"), device.name(), "must not already exist in volumeMounts");
        }
    }
}
