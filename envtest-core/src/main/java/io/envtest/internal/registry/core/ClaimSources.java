package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.PersistentVolumeClaimSpec;
import io.envtest.view.core.v1.TypedLocalObjectReference;
import io.envtest.view.core.v1.TypedObjectReference;

/**
 * The two fields in which a claim names what its volume begins with, an old and a new one: each is filled from the other.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references">Data sources</a>
 */
final class ClaimSources {

    private static final String SNAPSHOTS = "snapshot.storage.k8s.io";

    private ClaimSources() {}

    /** The old field alone names claims and snapshots only; all else it never kept. */
    static void dropUnknown(PersistentVolumeClaimSpec spec) {
        TypedLocalObjectReference source = spec.dataSource();
        boolean claim = source.kind().equals("PersistentVolumeClaim")
                && source.apiGroup().isEmpty();
        boolean snapshot =
                source.kind().equals("VolumeSnapshot") && source.apiGroup().equals(SNAPSHOTS);
        if (source.present() && !spec.dataSourceRef().present() && !claim && !snapshot) {
            spec.removeDataSource();
        }
    }

    /** Sources in other namespaces are an alpha feature. */
    static void dropForeign(PersistentVolumeClaimSpec spec) {
        if (!spec.dataSourceRef().namespace().isEmpty()) {
            spec.removeDataSourceRef();
        }
    }

    static void align(PersistentVolumeClaimSpec spec) {
        if (spec.dataSource().present() && !spec.dataSourceRef().present()) {
            spec.dataSourceRef().materialize().setAll(spec.dataSource().node().deepCopy());
        } else if (spec.dataSourceRef().present()
                && !spec.dataSource().present()
                && spec.dataSourceRef().namespace().isEmpty()) {
            spec.dataSource().materialize().setAll(spec.dataSourceRef().node().deepCopy());
        }
    }

    /** Whether a source names a group. */
    static boolean anyGroup(PersistentVolumeClaimSpec spec) {
        return spec.dataSource().get("apiGroup").isTextual()
                || spec.dataSourceRef().get("apiGroup").isTextual();
    }

    /** Whether both fields name the same. */
    static boolean agree(TypedLocalObjectReference source, TypedObjectReference reference) {
        return source.kind().equals(reference.kind())
                && source.name().equals(reference.name())
                && source.hasApiGroup() == reference.hasApiGroup()
                && source.apiGroup().equals(reference.apiGroup());
    }
}
