package io.envtest.internal.registry.core.service;

import io.envtest.view.core.v1.Service;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.util.List;

/**
 * What the allocation of addresses and ports for services looks at and writes: all of its state stands in the store, so
 * that going back to a snapshot needs no care. Implementations are thread-safe.
 */
public interface ServiceObjects {

    /** All services of the cluster, as they are now. */
    List<Service> services();

    /** The ranges of addresses for services. */
    List<ServiceCIDR> ranges();

    /**
     * Makes the IPAddress that says who holds an address.
     *
     * @param address canonical form
     * @param service who is to hold it
     * @return false if somebody holds it already
     */
    boolean reserve(String address, Service service);

    /** Removes the IPAddress, if it is there. */
    void release(String address);
}
