package io.envtest.internal.registry;

/**
 * Where the scale subresource finds its parts, as dotted field paths.
 *
 * @param specReplicas for example {@code spec.replicas}
 * @param statusReplicas for example {@code status.replicas}
 * @param selector for example {@code spec.selector} (a LabelSelector or a map of labels) or {@code status.selector} (a
 *     text); empty if there is none
 */
public record ScalePaths(String specReplicas, String statusReplicas, String selector) {}
