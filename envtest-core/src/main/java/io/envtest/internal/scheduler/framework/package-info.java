/**
 * What scheduling plugins are and what they see: pods and nodes as immutable values, a snapshot of the cluster, the points at
 * which a plugin takes part. Knows no plugin; the scheduler above runs them in the order of the profile.
 */
@NullMarked
package io.envtest.internal.scheduler.framework;

import org.jspecify.annotations.NullMarked;
