package io.envtest.internal.registry.storagemigration;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group storagemigration.k8s.io. */
public final class StorageMigrationKinds {

    private StorageMigrationKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("StorageVersionMigration") ? StorageVersionMigrationKind.declare() : null;
    }
}
