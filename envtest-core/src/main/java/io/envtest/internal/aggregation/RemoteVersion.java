package io.envtest.internal.aggregation;

import io.envtest.view.apiregistration.v1.APIService;
import io.envtest.view.apiregistration.v1.APIServiceSpec;
import io.envtest.view.apiregistration.v1.ServiceReference;

/**
 * A group and version that another server serves, as its APIService says.
 *
 * @param name the APIService's name
 * @param group the group
 * @param version the version
 * @param groupPriority rank of the group, the higher the earlier
 * @param versionPriority rank of the version in its group, the higher the earlier
 * @param namespace namespace of the service
 * @param service name of the service
 * @param port port of the service
 * @param authorities certificates that are trusted, as base64 of PEM; empty for those that the JVM trusts
 * @param insecure whether any certificate will do
 * @param available whether it answered when it was last asked
 */
record RemoteVersion(
        String name,
        String group,
        String version,
        int groupPriority,
        int versionPriority,
        String namespace,
        String service,
        int port,
        String authorities,
        boolean insecure,
        boolean available) {

    static final String AVAILABLE = "Available";

    static RemoteVersion of(APIService object) {
        APIServiceSpec spec = object.spec();
        ServiceReference service = spec.service();
        boolean available = object.status().conditions().stream()
                .anyMatch(condition ->
                        condition.type().equals(AVAILABLE) && condition.status().equals("True"));
        return new RemoteVersion(
                object.metadata().name(),
                spec.group(),
                spec.version(),
                spec.groupPriorityMinimum(),
                spec.versionPriority(),
                service.namespace(),
                service.name(),
                service.port(),
                spec.caBundle(),
                spec.insecureSkipTLSVerify(),
                available);
    }

    /** {@code group/version}. */
    String groupVersion() {
        return group + "/" + version;
    }

    /** The path of everything it serves. */
    String root() {
        return "/apis/" + groupVersion();
    }
}
