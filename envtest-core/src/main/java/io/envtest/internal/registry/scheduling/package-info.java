/** The kinds of the group scheduling.k8s.io. */
@NullMarked
package io.envtest.internal.registry.scheduling;

import org.jspecify.annotations.NullMarked;
