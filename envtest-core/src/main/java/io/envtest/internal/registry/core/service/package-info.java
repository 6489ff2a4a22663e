/**
 * Service: its rules and defaults, and the cluster IPs and node ports that it takes from the cluster's pools before it is
 * written.
 */
@NullMarked
package io.envtest.internal.registry.core.service;

import org.jspecify.annotations.NullMarked;
