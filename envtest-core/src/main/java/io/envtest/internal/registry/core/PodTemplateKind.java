package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.core.v1.PodTemplate;

/**
 * PodTemplate: a template of pods that stands by itself.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/">PodTemplate</a>
 */
final class PodTemplateKind {

    private PodTemplateKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("", "PodTemplate")
                .strategy(new Main(pods))
                .columns(PodTemplateKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<PodTemplate> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(PodTemplate::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS, Trait.DELETE_RETURNS_OBJECT);
            this.pods = pods;
        }

        @Override
        protected void defaults(PodTemplate template) {
            PodSpecDefaults.set(template.template());
        }

        @Override
        protected void prepare(StrategyContext context, PodTemplate template) {
            pods.drop(template.template().spec());
        }

        @Override
        protected void prepare(StrategyContext context, PodTemplate template, PodTemplate old) {
            pods.drop(template.template().spec(), old.template().spec());
        }

        @Override
        protected void validate(StrategyContext context, PodTemplate template, FieldErrors errors) {
            metadata(context, template, errors);
            PodTemplateRules.template(errors, template.template(), pods.allowed());
        }

        @Override
        protected void validate(StrategyContext context, PodTemplate template, PodTemplate old, FieldErrors errors) {
            metadata(template, old, errors);
            PodTemplateRules.template(
                    errors, template.template(), pods.allowed(old.template().spec()));
        }

        @Override
        protected void warn(StrategyContext context, PodTemplate template) {
            PodWarnings.ofTemplate(template.template()).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, PodTemplate template, PodTemplate old) {
            if (template.metadata().generation() != old.metadata().generation()) {
                PodWarnings.ofTemplate(template.template()).forEach(context::warn);
            }
        }
    }

    private static Columns<PodTemplate> columns() {
        return Columns.of("io.k8s.api.core.v1", PodTemplate::of)
                .name()
                .containers(t -> t.template().spec().containers())
                .text(
                        "Pod Labels",
                        "The labels for the pod template.",
                        t -> Cells.labels(t.template().metadata().labels()));
    }
}
