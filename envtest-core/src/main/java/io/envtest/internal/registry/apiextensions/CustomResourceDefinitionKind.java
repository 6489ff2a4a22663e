package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionCondition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CustomResourceDefinition: a kind that users add.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">Custom resource definitions</a>
 */
final class CustomResourceDefinitionKind {

    /** Holds a definition until its objects are gone. */
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private CustomResourceDefinitionKind() {}

    static KindDeclaration declare(CustomResourceDefinitionRules rules) {
        return KindDeclaration.of("apiextensions.k8s.io", "CustomResourceDefinition")
                .strategy(new Main(rules))
                .status(new Status())
                .withoutTable("status")
                .columns(() -> Columns.of(
                                "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1",
                                CustomResourceDefinition::of)
                        .name()
                        .createdAt())
                .build();
    }

    private static final class Main extends KindStrategy<CustomResourceDefinition> {

        private final CustomResourceDefinitionRules rules;

        Main(CustomResourceDefinitionRules rules) {
            super(
                    CustomResourceDefinition::of,
                    Trait.JUDGES_EMPTIES,
                    Trait.COUNTS_GENERATIONS,
                    Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                    Trait.OWNS_NO_DEPENDENTS,
                    Trait.CHECKS_PRECONDITIONS);
            this.rules = rules;
        }

        /** The objects of the definition go first; the finalizer waits for them. */
        @Override
        public boolean markForDeletion(ObjectNode object) {
            CustomResourceDefinition crd = CustomResourceDefinition.of(object);
            List<String> finalizers = new ArrayList<>(crd.metadata().finalizers());
            if (!finalizers.contains(CLEANUP)) {
                finalizers.add(CLEANUP);
                crd.metadata().setFinalizers(finalizers);
            }
            terminating(crd);
            return true;
        }

        private static void terminating(CustomResourceDefinition crd) {
            if (crd.status().conditions().stream()
                    .noneMatch(condition -> condition.type().equals("Terminating"))) {
                CustomResourceDefinitionCondition condition =
                        crd.status().addConditions().setType("Terminating");
                condition.setStatus("True");
                condition.setLastTransitionTime(crd.metadata().deletionTimestamp());
                condition.setReason("InstanceDeletionPending");
                condition.setMessage(
                        "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon");
            }
        }

        @Override
        protected void defaults(CustomResourceDefinition crd) {
            DefinitionDefaults.apply(crd);
        }

        @Override
        protected void prepare(StrategyContext context, CustomResourceDefinition crd) {
            super.prepare(context, crd);
            CustomResourceDefinition fresh = CustomResourceDefinition.of(crd.node());
            fresh.status().materialize().putNull("conditions");
            fresh.status().acceptedNames().materialize().put("plural", "").put("kind", "");
            storageVersion(fresh).ifPresent(name -> fresh.status().setStoredVersions(List.of(name)));
        }

        @Override
        protected void prepare(StrategyContext context, CustomResourceDefinition crd, CustomResourceDefinition old) {
            super.prepare(context, crd, old);
            List<String> stored = new ArrayList<>(crd.status().storedVersions());
            storageVersion(crd).filter(name -> !stored.contains(name)).ifPresent(name -> {
                stored.add(name);
                crd.status().setStoredVersions(stored);
            });
        }

        /** The first version marked so: of several, the rules tell. */
        private static Optional<String> storageVersion(CustomResourceDefinition crd) {
            for (CustomResourceDefinitionVersion version : crd.spec().versions()) {
                if (version.storage()) {
                    return Optional.of(version.name());
                }
            }
            return Optional.empty();
        }

        @Override
        protected void validate(StrategyContext context, CustomResourceDefinition crd, FieldErrors errors) {
            ObjectMetaRules.all(errors, crd.metadata(), false, nameOf(crd));
            rules.created(errors, crd);
        }

        private static NameRule nameOf(CustomResourceDefinition crd) {
            String expected = crd.spec().names().plural() + "." + crd.spec().group();
            return (name, prefix) -> {
                List<String> wrong = new ArrayList<>(NameRules.DNS_SUBDOMAIN.check(name, prefix));
                if (!name.equals(expected)) {
                    wrong.add("must be spec.names.plural+\".\"+spec.group");
                }
                return wrong;
            };
        }

        @Override
        protected void validate(
                StrategyContext context,
                CustomResourceDefinition crd,
                CustomResourceDefinition old,
                FieldErrors errors) {
            ObjectMetaRules.updated(errors, crd.metadata(), old.metadata());
            rules.updated(errors, crd, old);
        }

        @Override
        protected void warn(StrategyContext context, CustomResourceDefinition crd) {
            FormatWarnings.of(crd).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, CustomResourceDefinition crd, CustomResourceDefinition old) {
            FormatWarnings.of(crd).forEach(context::warn);
        }
    }

    /** A write of the status: the spec stays; metadata is written, too, as on the real server. */
    private static final class Status extends StatusStrategy<CustomResourceDefinition> {

        Status() {
            super(CustomResourceDefinition::of);
        }

        @Override
        protected void validate(
                StrategyContext context,
                CustomResourceDefinition crd,
                CustomResourceDefinition old,
                FieldErrors errors) {
            ObjectMetaRules.updated(errors, crd.metadata(), old.metadata());
            CustomResourceDefinitionRules.statusUpdated(errors, crd);
        }
    }
}
