/** Cron schedules as CronJobs write them. Pure; used by validation and by the CronJob controller. */
@NullMarked
package io.envtest.internal.cron;

import org.jspecify.annotations.NullMarked;
