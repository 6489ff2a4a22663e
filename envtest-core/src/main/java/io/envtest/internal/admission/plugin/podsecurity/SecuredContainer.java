package io.envtest.internal.admission.plugin.podsecurity;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.Lifecycle;
import io.envtest.view.core.v1.LifecycleHandler;
import io.envtest.view.core.v1.Probe;
import io.envtest.view.core.v1.SecurityContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the standards look at in a container of any sort.
 *
 * @param name its name
 * @param security its security context
 * @param ports its ports
 * @param probes its probes
 * @param lifecycle its hooks
 */
record SecuredContainer(
        String name, SecurityContext security, List<ContainerPort> ports, List<Probe> probes, Lifecycle lifecycle) {

    static SecuredContainer of(Container container) {
        return new SecuredContainer(
                container.name(),
                container.securityContext(),
                container.ports(),
                List.of(container.livenessProbe(), container.readinessProbe(), container.startupProbe()),
                container.lifecycle());
    }

    /** The hosts that probes and hooks are sent to, where they are said. */
    Stream<String> hosts() {
        Stream<String> probed = probes.stream()
                .flatMap(probe ->
                        Stream.of(probe.httpGet().host(), probe.tcpSocket().host()));
        Stream<String> hooked =
                Stream.of(lifecycle.postStart(), lifecycle.preStop()).flatMap(SecuredContainer::hosts);
        return Stream.concat(probed, hooked).filter(host -> !host.isEmpty());
    }

    private static Stream<String> hosts(LifecycleHandler hook) {
        return Stream.of(hook.httpGet().host(), hook.tcpSocket().host());
    }
}
