package io.envtest.internal.controller.disruption;

import java.util.List;

/**
 * What a budget asks of its pods.
 *
 * @param pods how many there should be
 * @param healthy how many of them must be healthy
 * @param unmanaged names of pods without a controller, which could not be counted
 */
record Expected(int pods, int healthy, List<String> unmanaged) {}
