package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.Lister;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The variables by which containers find the services of their namespace.
 *
 * @see <a href="https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables">Services
 *     in the environment</a>
 */
final class ServiceVariables {

    private static final String MASTER_NAMESPACE = "default";
    private static final String MASTER = "kubernetes";

    private final Lister<Service> services;

    ServiceVariables(Lister<Service> services) {
        this.services = services;
    }

    Map<String, String> of(Pod pod) {
        Map<String, String> variables = new LinkedHashMap<>();
        services.get(MASTER_NAMESPACE, MASTER).ifPresent(service -> tell(service, variables));
        boolean links = !pod.spec().hasEnableServiceLinks() || pod.spec().enableServiceLinks();
        for (Service service : links ? services.list(pod.metadata().namespace()) : List.<Service>of()) {
            tell(service, variables);
        }
        return variables;
    }

    private static void tell(Service service, Map<String, String> variables) {
        String address = service.spec().clusterIP();
        List<ServicePort> ports = service.spec().ports();
        if (address.isEmpty() || address.equals("None") || ports.isEmpty()) {
            return;
        }
        String prefix = upper(service.metadata().name());
        variables.put(prefix + "_SERVICE_HOST", address);
        variables.put(prefix + "_SERVICE_PORT", String.valueOf(ports.get(0).port()));
        for (ServicePort port : ports) {
            if (!port.name().isEmpty()) {
                variables.put(prefix + "_SERVICE_PORT_" + upper(port.name()), String.valueOf(port.port()));
            }
        }
        variables.put(prefix + "_PORT", url(address, ports.get(0)));
        for (ServicePort port : ports) {
            String each = prefix + "_PORT_" + port.port() + "_" + port.protocol();
            variables.put(each, url(address, port));
            variables.put(each + "_PROTO", port.protocol().toLowerCase(Locale.ROOT));
            variables.put(each + "_PORT", String.valueOf(port.port()));
            variables.put(each + "_ADDR", address);
        }
    }

    private static String url(String address, ServicePort port) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return port.protocol().toLowerCase(Locale.ROOT) + "://" + host + ":" + port.port();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
