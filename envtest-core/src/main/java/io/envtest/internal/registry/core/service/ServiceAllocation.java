package io.envtest.internal.registry.core.service;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one write of a service takes: cluster IPs and node ports. */
final class ServiceAllocation implements Strategy.Allocation {

    private final ServiceAddresses addresses;
    private final Service service;
    private final ServiceSpec spec;
    private final @Nullable Service old;
    private final boolean dryRun;
    private final PortOperation ports;
    private final List<String> taken = new ArrayList<>();
    private final List<String> noLongerNeeded = new ArrayList<>();

    private ServiceAllocation(ServiceAddresses addresses, Service service, @Nullable Service old, boolean dryRun) {
        this.addresses = addresses;
        this.service = service;
        this.spec = service.spec();
        this.old = old;
        this.dryRun = dryRun;
        this.ports = addresses.ports(dryRun);
    }

    /**
     * Takes what the service needs.
     *
     * @param old the service before, null for a new one
     * @throws io.envtest.api.ApiException if something cannot be had; then nothing is taken
     */
    static ServiceAllocation begin(ServiceAddresses addresses, Service service, @Nullable Service old, boolean dryRun) {
        ServiceAllocation allocation = new ServiceAllocation(addresses, service, old, dryRun);
        try {
            allocation.take();
        } catch (RuntimeException e) {
            allocation.undo();
            throw e;
        }
        return allocation;
    }

    private void take() {
        if (old == null) {
            ServiceTransition.completeNew(spec);
        } else {
            new ServiceTransition(service, old).keepAllocated();
        }
        new ServiceFamilies(service, old).decide();
        if (old == null || ServiceTypes.isExternalName(old.spec())) {
            clusterIps();
        } else if (ServiceTypes.isExternalName(spec)) {
            noLongerNeeded.addAll(held(old.spec()));
        }
        new ServicePortAllocation(service, ports).take(old);
    }

    /** The addresses that a service holds. */
    static List<String> held(ServiceSpec spec) {
        return spec.clusterIPs().stream()
                .filter(address -> !address.equals(ServiceTypes.HEADLESS))
                .toList();
    }

    private void clusterIps() {
        boolean none = ServiceTypes.isExternalName(spec) || ServiceTypes.isHeadless(spec);
        if (none) {
            return;
        }
        List<String> given = new ArrayList<>();
        for (int i = 0; i < spec.ipFamilies().size(); i++) {
            given.add(i < spec.clusterIPs().size() ? wanted(spec.clusterIPs().get(i)) : any());
        }
        spec.setClusterIPs(given);
        spec.setClusterIP(given.get(0));
    }

    private String any() {
        String address = addresses.takeAny(service, dryRun);
        taken.add(address);
        return address;
    }

    private String wanted(String address) {
        FieldErrors errors = new FieldErrors();
        addresses
                .take(address, service, dryRun)
                .ifPresent(why -> errors.invalid(
                        spec.path("clusterIPs"),
                        GoValue.of(List.of(address)),
                        "failed to allocate IP " + address + ": " + why));
        ServiceFamilies.refuse(errors, service);
        taken.add(address);
        return address;
    }

    @Override
    public void committed() {
        ports.end();
        noLongerNeeded.forEach(addresses::release);
    }

    @Override
    public void undo() {
        ports.end();
        if (!dryRun) {
            taken.forEach(addresses::release);
        }
        taken.clear();
    }
}
