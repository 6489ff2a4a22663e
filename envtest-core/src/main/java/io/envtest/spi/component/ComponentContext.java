package io.envtest.spi.component;

import io.envtest.api.GroupVersionResource;
import io.envtest.time.ClusterClock;

/** What a component is given. Thread-safe. */
public interface ComponentContext {

    /**
     * The API as a user of the system.
     *
     * @param user user name, for example {@code system:serviceaccount:kube-system:job-controller} or {@code
     *     system:kube-scheduler}; a service account gets its groups, {@code system:node:NAME} gets {@code system:nodes};
     *     its last part is the name for {@code managedFields}
     */
    default ApiAccess api(String user) {
        return api(user, user.substring(user.lastIndexOf(':') + 1));
    }

    /**
     * The API as a user of the system, with a name for {@code managedFields}.
     *
     * @param user user name as in {@link #api(String)}
     * @param manager the user agent's name, which becomes the default field manager, for example {@code
     *     kube-controller-manager}
     */
    ApiAccess api(String user, String manager);

    /**
     * The shared informer of a resource; started on first use, runs as a user who may list everything.
     * When the resource is no longer served, its objects are handed on as deleted; when it comes back, it begins anew.
     */
    Informer informer(GroupVersionResource resource);

    /** What the API serves. */
    Discovery discovery();

    /** Lets the API server reach containers here, as it would ask a kubelet. */
    void serveContainers(ContainerAccess containers);

    /** The cluster's clock. */
    ClusterClock clock();

    /** Where background work runs. */
    ClusterExecutor executor();

    /** The cluster's random values. */
    ClusterRandom random();
}
