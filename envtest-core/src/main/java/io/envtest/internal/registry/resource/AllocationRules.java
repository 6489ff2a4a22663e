package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.NodeSelectorRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.resource.v1.AllocationResult;
import io.envtest.view.resource.v1.DeviceAllocationConfiguration;
import io.envtest.view.resource.v1.DeviceAllocationResult;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import java.util.List;

/**
 * Rules of an allocation.
 *
 * @param names names of the requests of the claim
 */
record AllocationRules(RequestNames names) {

    private static final int MOST = 32;
    private static final List<String> SOURCES = List.of("FromClaim", "FromClass");

    void allocation(FieldErrors errors, AllocationResult allocation) {
        DeviceAllocationResult devices = allocation.devices();
        SetRules.list(errors, devices.path("results"), devices.results(), MOST, result -> result(errors, result));
        SetRules.list(
                errors,
                devices.path("config"),
                devices.config(),
                2 * MOST,
                configuration -> configuration(errors, configuration));
        if (allocation.nodeSelector().present()) {
            NodeSelectorRules.selector(errors, allocation.nodeSelector(), true);
        }
    }

    private void result(FieldErrors errors, DeviceRequestAllocationResult result) {
        names.reference(errors, result.path("request"), result.request());
        DeviceNames.driver(errors, result.path("driver"), result.driver());
        DeviceNames.pool(errors, result.path("pool"), result.pool());
        Rules.format(errors, result.path("device"), result.device(), Formats.DNS_LABEL);
        BindingConditionRules.check(errors, result);
        if (result.hasShareID()) {
            DeviceNames.share(errors, result.path("shareID"), result.shareID());
        }
    }

    private void configuration(FieldErrors errors, DeviceAllocationConfiguration configuration) {
        Rules.requiredOneOf(errors, configuration.path("source"), configuration.source(), SOURCES);
        names.references(errors, configuration.path("requests"), configuration.requests());
        OpaqueRules.configuration(errors, configuration.opaque());
    }
}
