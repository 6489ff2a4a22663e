package io.envtest.internal.assembly;

/**
 * The servers that this one asks while it answers.
 *
 * @param aggregation those that serve groups of their own
 * @param webhooks those that admit and convert objects
 */
record OtherServers(Aggregation aggregation, Webhooks webhooks) {}
