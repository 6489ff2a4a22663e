package io.envtest.internal.scheduler.plugin.interpodaffinity;

/** A node label that says where something is: zone a, host b. */
record TopologyPair(String key, String value) {}
