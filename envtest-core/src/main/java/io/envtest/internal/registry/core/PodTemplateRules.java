package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.LabelSelectors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.Place;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;

/** Rules of the template that workloads make pods from. */
public final class PodTemplateRules {

    private PodTemplateRules() {}

    /** The template itself: its labels and annotations, and its pod. */
    public static void template(FieldErrors errors, PodTemplateSpec template, PodAllowances allowed) {
        template(errors, template, allowed, true);
    }

    /** The same, where hostname and subdomain may be any text if not looked at. */
    public static void template(
            FieldErrors errors, PodTemplateSpec template, PodAllowances allowed, boolean hostnames) {
        metadata(errors, template);
        PodAnnotationRules.all(
                errors, template.path("annotations"), template.metadata().annotations(), template.spec(), allowed);
        PodSpecRules.spec(errors, template.spec(), new ObjectMeta(Place.NOWHERE), allowed, hostnames);
        AnnotatedProfiles.seccomp(errors, template.metadata().annotations(), template.spec());
        if (!template.spec().ephemeralContainers().isEmpty()) {
            errors.forbidden(
                    template.spec().path("ephemeralContainers"), "ephemeral containers not allowed in pod template");
        }
    }

    /** Labels and annotations of a template. */
    public static void metadata(FieldErrors errors, PodTemplateSpec template) {
        LabelRules.labels(errors, template.path("labels"), template.metadata().labels());
        ObjectMetaRules.annotations(
                errors, template.path("annotations"), template.metadata().annotations());
    }

    /**
     * The template of a workload whose pods run on: selected by its selector and restarted always.
     *
     * @param workload kind as messages name it
     * @param allowed what may be said of its pods
     */
    public static void ofWorkload(
            FieldErrors errors,
            PodTemplateSpec template,
            LabelSelector selector,
            String workload,
            PodAllowances allowed) {
        if (isSenseless(selector)) {
            return;
        }
        selected(errors, template, selector);
        template(errors, template, allowed);
        endless(errors, template, workload);
    }

    /** Pods that run on: restarted always and without a deadline. */
    public static void endless(FieldErrors errors, PodTemplateSpec template, String workload) {
        String policy = template.spec().restartPolicy();
        if (!policy.equals("Always")) {
            errors.notSupported(template.spec().path("restartPolicy"), policy, List.of("Always"));
        }
        if (template.spec().hasActiveDeadlineSeconds()) {
            errors.forbidden(
                    template.spec().path("activeDeadlineSeconds"),
                    "activeDeadlineSeconds in " + workload + " is not Supported");
        }
    }

    /** The labels must be what the selector selects. */
    public static void selected(FieldErrors errors, PodTemplateSpec template, LabelSelector selector) {
        boolean empty = selector.present() && LabelRules.isEmpty(selector);
        if (empty || !valid(selector)) {
            return;
        }
        boolean matches = selector.present()
                && LabelSelectors.matches(selector, template.metadata().labels());
        if (!matches) {
            errors.invalid(
                    template.path("metadata").child("labels"),
                    GoValue.of(template.metadata().get("labels")),
                    "`selector` does not match template `labels`");
        }
    }

    /** Whether there is a selector that cannot select: templates are not looked at then. */
    public static boolean isSenseless(LabelSelector selector) {
        return selector.present() && !valid(selector);
    }

    private static boolean valid(LabelSelector selector) {
        FieldErrors found = new FieldErrors();
        LabelRules.selector(found, selector);
        return found.isEmpty();
    }

    /** A selector that a workload must have: it must make sense and select something. */
    public static void selector(FieldErrors errors, LabelSelector selector, String workload) {
        selector(errors, selector, workload, "invalid label selector");
    }

    /** The same with words of the kind's own about a selector that makes no sense. */
    public static void selector(FieldErrors errors, LabelSelector selector, String workload, String senseless) {
        if (!selector.present()) {
            errors.required(selector.path(), "");
            return;
        }
        LabelRules.selector(errors, selector);
        if (LabelRules.isEmpty(selector)) {
            errors.invalid(selector.path(), GoValue.of(selector), "empty selector is invalid for " + workload);
        }
        if (!valid(selector)) {
            errors.invalid(selector.path(), GoValue.of(selector), senseless);
        }
    }
}
