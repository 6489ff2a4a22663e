package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.CheckedStatus;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Namespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Namespace: a scope for names. A deletion only marks it; it goes when the namespace controller has emptied it and taken
 * the finalizer {@code kubernetes} off its spec.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/">Namespaces</a>
 */
final class NamespaceKind {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final String FINALIZER = "kubernetes";

    private NamespaceKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("", "Namespace")
                .strategy(new Main())
                .status(CheckedStatus.of(Namespace::of, NamespaceKind::status))
                .subresource("finalize", new Finalize())
                .withoutTable("finalize")
                .columns(NamespaceKind::columns)
                .subresourceResetFields("finalize", "status")
                .build();
    }

    private static Columns<Namespace> columns() {
        return Columns.of("io.k8s.api.core.v1", Namespace::of)
                .name()
                .text(
                        "Status",
                        "The status of the namespace",
                        namespace -> namespace.status().phase())
                .age();
    }

    private static final class Main extends KindStrategy<Namespace> {

        Main() {
            super(Namespace::of, Trait.DELETE_RETURNS_OBJECT, Trait.CHECKS_PRECONDITIONS);
        }

        @Override
        public NameRule nameRule() {
            return NameRules.DNS_LABEL;
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            return Map.of("status.phase", Namespace.of(object).status().phase());
        }

        @Override
        public boolean markForDeletion(ObjectNode object) {
            Namespace.of(object).status().setPhase("Terminating");
            return true;
        }

        @Override
        public boolean holdsDeletion(ObjectNode object) {
            return !Namespace.of(object).spec().finalizers().isEmpty();
        }

        @Override
        protected void defaults(Namespace namespace) {
            if (namespace.status().phase().isEmpty()) {
                namespace.status().setPhase("Active");
            }
            if (!namespace.metadata().name().isEmpty()) {
                labelWithName(namespace);
            }
        }

        @Override
        protected void prepare(StrategyContext context, Namespace namespace) {
            super.prepare(context, namespace);
            namespace.status().setPhase("Active");
            List<String> finalizers = namespace.spec().finalizers();
            if (!finalizers.contains(FINALIZER)) {
                List<String> more = new ArrayList<>(finalizers);
                more.add(FINALIZER);
                namespace.spec().setFinalizers(more);
            }
            labelWithName(namespace);
        }

        @Override
        protected void prepare(StrategyContext context, Namespace namespace, Namespace old) {
            Fields.keep(namespace, old, "spec", "status");
            labelWithName(namespace);
        }

        @Override
        protected void validate(StrategyContext context, Namespace namespace, FieldErrors errors) {
            metadata(context, namespace, errors);
            FieldPath path = namespace.spec().path("finalizers");
            namespace.spec().finalizers().forEach(finalizer -> finalizer(errors, path, finalizer));
            if (errors.isEmpty()) {
                SecurityLevels.check(errors, namespace);
            }
        }

        @Override
        protected void validate(StrategyContext context, Namespace namespace, Namespace old, FieldErrors errors) {
            metadata(context, namespace, errors);
            metadata(namespace, old, errors);
            FieldErrors before = new FieldErrors();
            SecurityLevels.check(before, old);
            if (errors.isEmpty() && before.isEmpty()) {
                SecurityLevels.check(errors, namespace);
            }
        }
    }

    /** The phase must fit whether it is being deleted. */
    private static void status(FieldErrors errors, Namespace namespace, Namespace old) {
        boolean leaving = namespace.metadata().hasDeletionTimestamp();
        String phase = namespace.status().phase();
        if (!phase.equals(leaving ? "Terminating" : "Active")) {
            errors.invalid(
                    FieldPath.root("status", "Phase"),
                    phase,
                    leaving
                            ? "may only be 'Terminating' if `deletionTimestamp` is not empty"
                            : "may only be 'Active' if `deletionTimestamp` is empty");
        }
    }

    /** Takes finalizers off the spec, and leaves the status: how the namespace controller lets go. */
    private static final class Finalize extends KindStrategy<Namespace> {

        Finalize() {
            super(Namespace::of);
        }

        @Override
        protected void validate(StrategyContext context, Namespace namespace, Namespace old, FieldErrors errors) {
            metadata(namespace, old, errors);
            List<String> finalizers = namespace.spec().finalizers();
            for (int i = 0; i < finalizers.size(); i++) {
                finalizer(errors, namespace.spec().path("finalizers").index(i), finalizers.get(i));
            }
        }
    }

    private static void labelWithName(Namespace namespace) {
        Map<String, String> labels = new LinkedHashMap<>(namespace.metadata().labels());
        labels.put(NAME_LABEL, namespace.metadata().name());
        namespace.metadata().setLabels(labels);
    }

    private static void finalizer(FieldErrors errors, FieldPath path, String finalizer) {
        Rules.format(errors, path, finalizer, Formats.QUALIFIED_NAME);
        ObjectMetaRules.standardOrQualified(errors, path, finalizer);
    }
}
