/**
 * Pods that wait to be scheduled: ready to be tried, waiting out a delay after a failed try, or waiting for an event that may
 * help. Between the informers and the scheduling cycle.
 */
@NullMarked
package io.envtest.internal.scheduler.queue;

import org.jspecify.annotations.NullMarked;
