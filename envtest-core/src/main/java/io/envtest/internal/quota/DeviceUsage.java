package io.envtest.internal.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.DeviceSubRequest;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts claims of devices, and the devices they may be given, by device class.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas</a>
 */
final class DeviceUsage implements Evaluator {

    private static final String CLAIMS = "count/resourceclaims.resource.k8s.io";
    private static final String DEVICES = ".deviceclass.resource.k8s.io/devices";

    /** How many devices one claim can be given at most. */
    private static final long MOST = 32;

    @Override
    public boolean concerns(String limit) {
        return limit.equals(CLAIMS) || limit.endsWith(DEVICES);
    }

    @Override
    public Map<String, Quantity> usage(ObjectNode object) {
        Map<String, Long> devices = new TreeMap<>();
        for (DeviceRequest request : ResourceClaim.of(object).spec().devices().requests()) {
            wanted(request).forEach((name, count) -> devices.merge(name, count, Long::sum));
        }
        Map<String, Quantity> usage = new LinkedHashMap<>();
        usage.put(CLAIMS, Quantity.of(1));
        devices.forEach((name, count) -> usage.put(name + DEVICES, Quantity.of(count)));
        return usage;
    }

    /** By device class; of alternatives each class counts with the one that wants most of it. */
    private static Map<String, Long> wanted(DeviceRequest request) {
        Map<String, Long> wanted = new TreeMap<>();
        if (request.hasExactly()) {
            wanted.put(
                    request.exactly().deviceClassName(),
                    count(request.exactly().allocationMode(), request.exactly().count()));
        }
        for (DeviceSubRequest one : request.firstAvailable()) {
            wanted.merge(one.deviceClassName(), count(one.allocationMode(), one.count()), Math::max);
        }
        return wanted;
    }

    private static long count(String mode, long count) {
        return mode.equals("All") ? MOST : count;
    }
}
