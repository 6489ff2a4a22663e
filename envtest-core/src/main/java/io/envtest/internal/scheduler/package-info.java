/**
 * The scheduler: takes pods from its queue one by one, asks the plugins which nodes fit and which is best, and binds. Works
 * through the API as {@code system:kube-scheduler}, like the real one.
 */
@NullMarked
package io.envtest.internal.scheduler;

import org.jspecify.annotations.NullMarked;
