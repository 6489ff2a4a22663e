package io.envtest.internal.registry.storagemigration;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.storagemigration.v1beta1.StorageVersionMigration;

/**
 * StorageVersionMigration: all objects of a resource are to be written again, in the version that is stored today.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/storage-version-migration/">Storage version
 *     migration</a>
 */
final class StorageVersionMigrationKind extends KindStrategy<StorageVersionMigration> {

    private StorageVersionMigrationKind() {
        super(StorageVersionMigration::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("storagemigration.k8s.io", "StorageVersionMigration")
                .strategy(new StorageVersionMigrationKind())
                .status(StatusStrategy.keepingMetadata(
                        StorageVersionMigration::of,
                        (errors, migration, old) -> MigrationRules.status(errors, migration.status(), old.status())))
                .columns(StorageVersionMigrationKind::columns)
                .subresourceResetFields("status", "metadata", "spec")
                .build();
    }

    private static Columns<StorageVersionMigration> columns() {
        return Columns.of("io.k8s.api.storagemigration.v1beta1", StorageVersionMigration::of)
                .text(
                        "Name",
                        doc("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "name"),
                        m -> m.metadata().name())
                .text("Resource", "GroupResource to migrate", MigrationRules::resource)
                .text("Status", "Status of the migration", MigrationRules::summary);
    }

    @Override
    protected void validate(StrategyContext context, StorageVersionMigration migration, FieldErrors errors) {
        metadata(context, migration, errors);
        MigrationRules.spec(errors, migration.spec());
    }

    @Override
    protected void validate(
            StrategyContext context,
            StorageVersionMigration migration,
            StorageVersionMigration old,
            FieldErrors errors) {
        metadata(migration, old, errors);
        MigrationRules.unchanged(errors, migration.spec(), old.spec());
    }
}
