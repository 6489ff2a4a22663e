/** CronJobs: making Jobs when they are due, and clearing away old ones. A loop of the controller manager. */
@NullMarked
package io.envtest.internal.controller.cronjob;

import org.jspecify.annotations.NullMarked;
