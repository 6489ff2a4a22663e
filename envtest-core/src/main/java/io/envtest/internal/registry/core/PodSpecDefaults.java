package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Containers;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.EnvVarSource;
import io.envtest.view.core.v1.HTTPGetAction;
import io.envtest.view.core.v1.Lifecycle;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.core.v1.Probe;

/**
 * Defaults of a pod's spec, in pods and in the templates of workloads.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a>
 */
public final class PodSpecDefaults {

    private static final long GRACE_SECONDS = 30;

    private PodSpecDefaults() {}

    /** Fills in what templates are given. */
    public static void set(PodTemplateSpec template) {
        FormerInitContainers.drop(template.metadata());
        set(template.spec());
    }

    /** Fills in what a template and a pod have in common. */
    static void set(PodSpec spec) {
        if (spec.dnsPolicy().isEmpty()) {
            spec.setDnsPolicy("ClusterFirst");
        }
        if (spec.restartPolicy().isEmpty()) {
            spec.setRestartPolicy("Always");
        }
        if (!spec.securityContext().present()) {
            spec.securityContext().materialize();
        }
        if (!spec.hasTerminationGracePeriodSeconds()) {
            spec.setTerminationGracePeriodSeconds(GRACE_SECONDS);
        }
        if (spec.schedulerName().isEmpty()) {
            spec.setSchedulerName("default-scheduler");
        }
        accountNames(spec);
        Containers.all(spec).forEach(PodSpecDefaults::container);
        spec.volumes().forEach(VolumeDefaults::pod);
    }

    /** The old field and the new one say the same. */
    private static void accountNames(PodSpec spec) {
        if (spec.serviceAccountName().isEmpty() && !spec.serviceAccount().isEmpty()) {
            spec.setServiceAccountName(spec.serviceAccount());
        }
        if (!spec.serviceAccountName().isEmpty()) {
            spec.setServiceAccount(spec.serviceAccountName());
        }
    }

    private static void container(Container container) {
        if (container.imagePullPolicy().isEmpty()) {
            container.setImagePullPolicy(pullPolicy(container.image()));
        }
        if (container.terminationMessagePath().isEmpty()) {
            container.setTerminationMessagePath("/dev/termination-log");
        }
        if (container.terminationMessagePolicy().isEmpty()) {
            container.setTerminationMessagePolicy("File");
        }
        container.ports().forEach(PodSpecDefaults::port);
        container.env().forEach(PodSpecDefaults::variable);
        probe(container.livenessProbe());
        probe(container.readinessProbe());
        probe(container.startupProbe());
        lifecycle(container.lifecycle());
    }

    /** Images without a tag, or tagged latest, are pulled always. */
    static String pullPolicy(String image) {
        return ImageReferences.isLatest(image) ? "Always" : "IfNotPresent";
    }

    private static void port(ContainerPort port) {
        if (port.protocol().isEmpty()) {
            port.setProtocol("TCP");
        }
    }

    private static void variable(EnvVar variable) {
        if (!variable.hasValueFrom()) {
            return;
        }
        EnvVarSource source = variable.valueFrom();
        if (source.hasFieldRef() && source.fieldRef().apiVersion().isEmpty()) {
            source.fieldRef().setApiVersion("v1");
        }
        if (source.hasFileKeyRef() && !source.fileKeyRef().hasOptional()) {
            source.fileKeyRef().setOptional(false);
        }
        if (source.hasResourceFieldRef() && !source.resourceFieldRef().hasDivisor()) {
            source.resourceFieldRef().setDivisor("0");
        }
    }

    private static void probe(Probe probe) {
        if (!probe.present()) {
            return;
        }
        if (probe.timeoutSeconds() == 0) {
            probe.setTimeoutSeconds(1);
        }
        if (probe.periodSeconds() == 0) {
            probe.setPeriodSeconds(10);
        }
        if (probe.successThreshold() == 0) {
            probe.setSuccessThreshold(1);
        }
        if (probe.failureThreshold() == 0) {
            probe.setFailureThreshold(3);
        }
        http(probe.httpGet());
        if (probe.grpc().present() && !probe.grpc().hasService()) {
            probe.grpc().setService("");
        }
    }

    private static void lifecycle(Lifecycle lifecycle) {
        http(lifecycle.postStart().httpGet());
        http(lifecycle.preStop().httpGet());
    }

    private static void http(HTTPGetAction action) {
        if (!action.present()) {
            return;
        }
        if (action.path_().isEmpty()) {
            action.setPath("/");
        }
        if (action.scheme().isEmpty()) {
            action.setScheme("HTTP");
        }
    }
}
