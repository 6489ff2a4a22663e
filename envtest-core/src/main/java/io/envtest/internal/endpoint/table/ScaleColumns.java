package io.envtest.internal.endpoint.table;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.registry.column.Column;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.autoscaling.v1.Scale;
import java.util.List;

/** What is shown of the scale subresource. */
final class ScaleColumns {

    private ScaleColumns() {}

    /** The columns, over {@code autoscaling/v1}. */
    static List<Column> columns() {
        return Columns.of("io.k8s.api.autoscaling.v1", Scale::of)
                .text(
                        "Name",
                        doc("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "name"),
                        scale -> scale.metadata().name())
                .integer(
                        "Desired",
                        doc("ScaleSpec", "replicas"),
                        scale -> scale.spec().replicas())
                .integer(
                        "Available",
                        doc("ScaleStatus", "replicas"),
                        scale -> scale.status().replicas())
                .age()
                .build();
    }
}
