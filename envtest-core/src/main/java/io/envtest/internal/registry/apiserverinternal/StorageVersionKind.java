package io.envtest.internal.registry.apiserverinternal;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.view.apiserverinternal.v1alpha1.StorageVersion;
import java.util.stream.Collectors;

/**
 * StorageVersion: in which version each API server stores a resource.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/storage-version-v1alpha1/">StorageVersion</a>
 */
final class StorageVersionKind extends KindStrategy<StorageVersion> {

    private StorageVersionKind() {
        super(StorageVersion::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("internal.apiserver.k8s.io", "StorageVersion")
                .strategy(new StorageVersionKind())
                .status(StatusStrategy.keepingMetadata(
                        StorageVersion::of,
                        (errors, version, old) -> StorageVersionRules.status(errors, version.status())))
                .columns(StorageVersionKind::columns)
                .subresourceResetFields("status", "metadata", "spec")
                .build();
    }

    private static Columns<StorageVersion> columns() {
        return Columns.of("io.k8s.api.apiserverinternal.v1alpha1", StorageVersion::of)
                .name()
                .text(
                        "CommonEncodingVersion",
                        doc("StorageVersionStatus", "commonEncodingVersion"),
                        version -> version.status().hasCommonEncodingVersion()
                                ? version.status().commonEncodingVersion()
                                : Cells.UNSET)
                .text("StorageVersions", doc("StorageVersionStatus", "storageVersions"), StorageVersionKind::servers)
                .age();
    }

    private static String servers(StorageVersion version) {
        return version.status().hasStorageVersions()
                ? version.status().storageVersions().stream()
                        .map(server -> server.apiServerID() + "=" + server.encodingVersion())
                        .collect(Collectors.joining(","))
                : Cells.UNSET;
    }

    @Override
    public NameRule nameRule() {
        return StorageVersionRules::name;
    }

    @Override
    protected void validate(StrategyContext context, StorageVersion version, StorageVersion old, FieldErrors errors) {
        metadata(version, old, errors);
        StorageVersionRules.status(errors, version.status());
    }
}
