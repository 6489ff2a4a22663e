package io.envtest.internal.registry;

import io.envtest.spi.component.ClusterRandom;

/** Names made from {@code metadata.generateName}. */
final class GeneratedNames {

    private static final int SUFFIX = 5;
    private static final int LONGEST_PREFIX = 63 - SUFFIX;

    private GeneratedNames() {}

    static String of(String prefix, ClusterRandom random) {
        String head = prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix;
        return head + random.nameSuffix(SUFFIX);
    }
}
