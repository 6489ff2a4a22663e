package io.envtest.internal.registry.apps;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.Locale;

/**
 * ControllerRevision: a state that a StatefulSet or DaemonSet has had.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/">ControllerRevision</a>
 */
final class ControllerRevisionKind {

    private ControllerRevisionKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("apps", "ControllerRevision")
                .strategy(new Main())
                .columns(ControllerRevisionKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<ControllerRevision> {

        Main() {
            super(ControllerRevision::of);
        }

        @Override
        protected void validate(StrategyContext context, ControllerRevision revision, FieldErrors errors) {
            metadata(context, revision, errors);
            Rules.nonNegative(errors, revision.path("revision"), revision.revision());
            if (!revision.has("data")) {
                errors.required(revision.path("data"), "data is mandatory");
            } else if (!revision.get("data").isObject()) {
                errors.required(revision.path("data"), "data must be a valid JSON object");
            }
        }

        @Override
        protected void validate(
                StrategyContext context, ControllerRevision revision, ControllerRevision old, FieldErrors errors) {
            metadata(revision, old, errors);
            metadata(context, revision, errors);
            Rules.nonNegative(errors, revision.path("revision"), revision.revision());
            if (!revision.get("data").toString().equals(old.get("data").toString())) {
                errors.invalid(revision.path("data"), GoValue.of(revision.get("data")), "field is immutable");
            }
        }
    }

    private static Columns<ControllerRevision> columns() {
        return Columns.of("io.k8s.api.apps.v1", ControllerRevision::of)
                .name()
                .text("Controller", "Controller of the object", ControllerRevisionKind::controller)
                .text("Revision", doc("ControllerRevision", "revision"), r -> r.revision())
                .age();
    }

    private static String controller(ControllerRevision revision) {
        for (OwnerReference owner : revision.metadata().ownerReferences()) {
            if (owner.controller()) {
                String group = owner.apiVersion().contains("/")
                        ? "."
                                + owner.apiVersion()
                                        .substring(0, owner.apiVersion().indexOf('/'))
                        : "";
                return owner.kind().toLowerCase(Locale.ROOT) + group + "/" + owner.name();
            }
        }
        return Cells.NONE;
    }
}
