package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionCondition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CustomResourceDefinition: a kind that users add.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">Custom resource definitions</a>
 */
final class CustomResourceDefinitionKind {

    /** Holds a definition until its objects are gone. */
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private CustomResourceDefinitionKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("apiextensions.k8s.io", "CustomResourceDefinition")
                .strategy(new Main())
                .status(new Status())
                .columns(() -> Columns.of(
                                "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1",
                                CustomResourceDefinition::of)
                        .name()
                        .createdAt())
                .resetFields("status")
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    private static final class Main extends KindStrategy<CustomResourceDefinition> {

        Main() {
            super(CustomResourceDefinition::of);
        }

        @Override
        public boolean countsGenerations() {
            return true;
        }

        @Override
        public boolean allowsUnconditionalUpdate() {
            return false;
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
            CustomResourceDefinitionNames names = crd.spec().names();
            if (names.singular().isEmpty() && !names.kind().isEmpty()) {
                names.setSingular(names.kind().toLowerCase(Locale.ROOT));
            }
            if (names.listKind().isEmpty() && !names.kind().isEmpty()) {
                names.setListKind(names.kind() + "List");
            }
            if (crd.spec().conversion().strategy().isEmpty()) {
                crd.spec().conversion().setStrategy("None");
            }
            if (crd.spec().conversion().webhook().clientConfig().service().present()
                    && !crd.spec()
                            .conversion()
                            .webhook()
                            .clientConfig()
                            .service()
                            .hasPort()) {
                crd.spec().conversion().webhook().clientConfig().service().setPort(443);
            }
        }

        @Override
        protected void prepare(StrategyContext context, CustomResourceDefinition crd) {
            crd.removeStatus();
            CustomResourceDefinition fresh = CustomResourceDefinition.of(crd.node());
            fresh.status().materialize().putNull("conditions");
            fresh.status().acceptedNames().materialize().put("plural", "").put("kind", "");
            fresh.status().setStoredVersions(storageVersions(fresh));
        }

        @Override
        protected void prepare(StrategyContext context, CustomResourceDefinition crd, CustomResourceDefinition old) {
            crd.status().replaceWith(old.status());
            List<String> stored = new ArrayList<>(crd.status().storedVersions());
            storageVersions(crd).stream().filter(v -> !stored.contains(v)).forEach(stored::add);
            crd.status().setStoredVersions(stored);
        }

        private static List<String> storageVersions(CustomResourceDefinition crd) {
            return crd.spec().versions().stream()
                    .filter(CustomResourceDefinitionVersion::storage)
                    .map(CustomResourceDefinitionVersion::name)
                    .toList();
        }

        @Override
        protected void validate(StrategyContext context, CustomResourceDefinition crd, FieldErrors errors) {
            metadata(context, crd, errors);
            CustomResourceDefinitionRules.spec(errors, crd);
        }

        @Override
        protected void validate(
                StrategyContext context,
                CustomResourceDefinition crd,
                CustomResourceDefinition old,
                FieldErrors errors) {
            metadata(crd, old, errors);
            CustomResourceDefinitionRules.spec(errors, crd);
            CustomResourceDefinitionRules.updated(errors, crd, old);
        }
    }

    private static final class Status extends KindStrategy<CustomResourceDefinition> {

        Status() {
            super(CustomResourceDefinition::of);
        }

        @Override
        protected void prepare(StrategyContext context, CustomResourceDefinition crd, CustomResourceDefinition old) {
            crd.spec().replaceWith(old.spec());
        }
    }
}
