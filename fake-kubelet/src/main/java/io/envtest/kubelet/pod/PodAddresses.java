package io.envtest.kubelet.pod;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives pods addresses from the range of their node, the next free one in turn. Thread-safe. */
final class PodAddresses {

    private static final String FALLBACK = "10.244.0.0/16";
    private static final int ADDRESS_BITS = 32;

    private final Lister<Pod> pods;
    private final Map<String, Integer> last = new HashMap<>();

    PodAddresses(Lister<Pod> pods) {
        this.pods = pods;
    }

    /** An address that no pod has. */
    synchronized String next(Node node) {
        String range = node.spec().podCIDR().isEmpty() ? FALLBACK : node.spec().podCIDR();
        int slash = range.indexOf('/');
        int base = parse(range.substring(0, slash));
        int size = 1 << (ADDRESS_BITS - Integer.parseInt(range.substring(slash + 1)));
        Set<String> used = used(pods.byIndex(PodAgent.BY_NODE, node.metadata().name()));
        int host = last.getOrDefault(range, 0);
        String address = "";
        for (int tries = 0; tries < size && (address.isEmpty() || used.contains(address)); tries++) {
            host = host % (size - 2) + 1;
            address = format(base + host);
        }
        last.put(range, host);
        return address;
    }

    private static Set<String> used(Collection<Pod> pods) {
        Set<String> used = new HashSet<>();
        pods.stream()
                .filter(pod -> !Pods.isFinished(pod))
                .forEach(pod -> used.add(pod.status().podIP()));
        return used;
    }

    private static int parse(String address) {
        int value = 0;
        for (String part : address.split("\\.")) {
            value = (value << 8) | Integer.parseInt(part);
        }
        return value;
    }

    private static String format(int value) {
        return (value >>> 24) + "." + (value >>> 16 & 0xff) + "." + (value >>> 8 & 0xff) + "." + (value & 0xff);
    }
}
