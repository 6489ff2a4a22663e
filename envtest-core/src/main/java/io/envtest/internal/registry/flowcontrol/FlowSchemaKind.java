package io.envtest.internal.registry.flowcontrol;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import java.util.Comparator;

/**
 * FlowSchema: which requests belong together, and to which priority level.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#flowschema">FlowSchema</a>
 */
final class FlowSchemaKind {

    private static final int PRECEDENCE = 1000;

    /** The order in which a request tries them. */
    private static final Comparator<FlowSchema> MATCHING = Comparator.comparingInt(
                    (FlowSchema schema) -> schema.spec().matchingPrecedence())
            .thenComparing(schema -> schema.metadata().name());

    private FlowSchemaKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("flowcontrol.apiserver.k8s.io", "FlowSchema")
                .strategy(new Main())
                .status(new FlowStatus((errors, object) -> FlowSchemaRules.schema(errors, FlowSchema.of(object))))
                .columns(FlowSchemaKind::columns)
                .rowOrder(Comparator.comparing(FlowSchema::of, MATCHING))
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    private static final class Main extends KindStrategy<FlowSchema> {

        Main() {
            super(FlowSchema::of, Trait.COUNTS_GENERATIONS);
        }

        @Override
        protected void defaults(FlowSchema schema) {
            if (schema.spec().matchingPrecedence() == 0) {
                schema.spec().setMatchingPrecedence(PRECEDENCE);
            }
        }

        @Override
        protected void validate(StrategyContext context, FlowSchema schema, FieldErrors errors) {
            metadata(context, schema, errors);
            FlowSchemaRules.schema(errors, schema);
        }

        @Override
        protected void validate(StrategyContext context, FlowSchema schema, FlowSchema old, FieldErrors errors) {
            metadata(context, schema, errors);
            FlowSchemaRules.schema(errors, schema);
        }
    }

    private static Columns<FlowSchema> columns() {
        return Columns.of("io.k8s.api.flowcontrol.v1", FlowSchema::of)
                .name()
                .text(
                        "PriorityLevel",
                        doc("PriorityLevelConfigurationReference", "name"),
                        schema -> schema.spec().priorityLevelConfiguration().name())
                .text(
                        "MatchingPrecedence",
                        doc("FlowSchemaSpec", "matchingPrecedence"),
                        schema -> schema.spec().matchingPrecedence())
                .text(
                        "DistinguisherMethod",
                        doc("FlowSchemaSpec", "distinguisherMethod"),
                        schema ->
                                Cells.orNone(schema.spec().distinguisherMethod().type()))
                .age()
                .text(
                        "MissingPL",
                        "references a broken or non-existent PriorityLevelConfiguration",
                        FlowSchemaKind::dangling);
    }

    private static String dangling(FlowSchema schema) {
        return schema.status().conditions().stream()
                .filter(condition -> condition.type().equals("Dangling"))
                .map(condition -> condition.status())
                .findFirst()
                .orElse("?");
    }
}
