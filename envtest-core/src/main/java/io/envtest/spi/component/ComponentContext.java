package io.envtest.spi.component;

import io.envtest.api.GroupVersionResource;
import io.envtest.time.ClusterClock;

/** What a component is given. Thread-safe. */
public interface ComponentContext {

    /**
     * The API as a user of the system.
     *
     * @param user user name, for example {@code system:serviceaccount:kube-system:job-controller} or {@code
     *     system:kube-scheduler}; a service account gets its groups, {@code system:node:NAME} gets {@code system:nodes}
     */
    ApiAccess api(String user);

    /** The shared informer of a resource; started on first use, runs as a user who may list everything. */
    Informer informer(GroupVersionResource resource);

    /** The cluster's clock. */
    ClusterClock clock();

    /** Where background work runs. */
    ClusterExecutor executor();

    /** The cluster's random values. */
    ClusterRandom random();
}
