package io.envtest.internal.registry.batch;

import io.envtest.internal.cron.CronSchedule;
import io.envtest.internal.cron.CronSyntaxException;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.batch.v1.CronJobSpec;
import io.envtest.view.batch.v1.JobTemplateSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of a CronJob. */
final class CronJobRules {

    private static final int NAME_CHARACTERS = 52;
    private static final List<String> CONCURRENCY = List.of("Allow", "Forbid", "Replace");

    private CronJobRules() {}

    /** The names of its jobs are eleven characters longer. */
    static void name(FieldErrors errors, ObjectMeta metadata) {
        if (metadata.name().length() > NAME_CHARACTERS) {
            errors.invalid(
                    metadata.path("name"), metadata.name(), "must be no more than " + NAME_CHARACTERS + " characters");
        }
    }

    static void spec(FieldErrors errors, CronJobSpec spec, @Nullable CronJobSpec old, PodAllowances allowed) {
        if (Rules.required(errors, spec.path("schedule"), spec.schedule())) {
            schedule(errors, spec, old != null && old.schedule().contains("TZ"));
        }
        nonNegative(errors, spec, "startingDeadlineSeconds");
        if (spec.hasTimeZone() && (old == null || !Rules.same(spec.get("timeZone"), old.get("timeZone")))) {
            timeZone(errors, spec.path("timeZone"), spec.timeZone());
        }
        Rules.requiredOneOf(errors, spec.path("concurrencyPolicy"), spec.concurrencyPolicy(), CONCURRENCY);
        template(errors, spec.jobTemplate(), allowed);
        nonNegative(errors, spec, "successfulJobsHistoryLimit");
        nonNegative(errors, spec, "failedJobsHistoryLimit");
    }

    private static void nonNegative(FieldErrors errors, CronJobSpec spec, String field) {
        if (spec.has(field)) {
            Rules.nonNegative(errors, spec.path(field), spec.get(field).longValue());
        }
    }

    private static void schedule(FieldErrors errors, CronJobSpec spec, boolean zoneAllowed) {
        FieldPath path = spec.path("schedule");
        String schedule = spec.schedule();
        try {
            CronSchedule.parse(withoutZone(errors, path, schedule));
        } catch (CronSyntaxException e) {
            errors.invalid(path, schedule, String.valueOf(e.getMessage()));
        }
        if (schedule.contains("TZ") && !zoneAllowed) {
            errors.invalid(path, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        } else if (schedule.contains("TZ") && spec.hasTimeZone()) {
            errors.invalid(path, schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
        }
    }

    /** The schedule behind a {@code TZ=} or {@code CRON_TZ=}; an unknown zone leaves nothing that could be read. */
    private static String withoutZone(FieldErrors errors, FieldPath path, String schedule) {
        int space = schedule.indexOf(' ');
        if (space < 0 || !schedule.startsWith("TZ=") && !schedule.startsWith("CRON_TZ=")) {
            return schedule;
        }
        String zone = schedule.substring(schedule.indexOf('=') + 1, space);
        if (!TimeZones.loads(zone)) {
            errors.invalid(path, schedule, "provided bad location " + zone + ": unknown time zone " + zone);
            return "@daily";
        }
        return schedule.substring(space).strip();
    }

    private static void timeZone(FieldErrors errors, FieldPath path, String zone) {
        if (zone.isEmpty()) {
            errors.invalid(path, zone, "timeZone must be nil or non-empty string");
            return;
        }
        if (zone.equalsIgnoreCase("Local")) {
            errors.invalid(
                    path, zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        }
        if (!TimeZones.isNamedRight(zone) || !TimeZones.loads(zone)) {
            errors.invalid(path, zone, "unknown time zone " + zone);
        }
    }

    private static void template(FieldErrors errors, JobTemplateSpec template, PodAllowances allowed) {
        JobSpecRules.spec(errors, template.spec(), allowed);
        if (template.spec().selector().present()) {
            errors.invalid(
                    template.spec().path("selector"),
                    GoValue.of(template.spec().selector()),
                    "`selector` will be auto-generated");
        }
        if (template.spec().manualSelector()) {
            errors.notSupported(template.spec().path("manualSelector"), true, List.of("nil", "false"));
        }
    }
}
