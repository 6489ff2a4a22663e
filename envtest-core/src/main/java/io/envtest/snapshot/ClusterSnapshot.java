package io.envtest.snapshot;

/**
 * What a cluster held at one moment. Costs next to nothing to take; belongs to the cluster that it was taken of. Going
 * back to it writes, in one transaction, each object that has changed since: resource versions keep rising, and watchers
 * see ordinary events. May be gone back to any number of times. Thread-safe.
 */
public interface ClusterSnapshot {

    /**
     * When it was taken.
     *
     * @return the cluster's resource version at that moment
     */
    long revision();
}
