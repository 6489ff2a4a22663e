package io.envtest.internal.endpoint;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.util.Set;

/** Kinds that are about the API itself and can be read in many versions: options, events of watches, what discovery tells. */
final class MetaKinds {

    private static final String GROUP = "meta.k8s.io";
    private static final Set<String> UNVERSIONED =
            Set.of("Status", "APIGroup", "APIGroupList", "APIVersions", "APIResourceList");
    private static final Set<String> OF_EVERY_VERSION = Set.of(
            "WatchEvent",
            "ListOptions",
            "GetOptions",
            "DeleteOptions",
            "CreateOptions",
            "UpdateOptions",
            "PatchOptions");
    private static final Set<String> OF_WRITES = Set.of("CreateOptions", "UpdateOptions");
    private static final Set<String> FORMS =
            Set.of("Table", "TableOptions", "PartialObjectMetadata", "PartialObjectMetadataList");

    private MetaKinds() {}

    /** Whether it is one of these kinds that is read where an object of the wanted kind is. */
    static boolean known(TypeCatalogue catalogue, GroupVersionKind kind, GroupVersionKind wanted) {
        if (UNVERSIONED.contains(kind.kind())) {
            return true;
        }
        return OF_EVERY_VERSION.contains(kind.kind())
                && (kind.apiVersion().equals("v1")
                        || SentKind.readTogether(kind, wanted)
                                && (FormerVersions.hasVersion(kind.apiVersion())
                                        || catalogue.resources().stream()
                                                .anyMatch(type ->
                                                        type.apiVersion().equals(kind.apiVersion()))));
    }

    /** Whether a kind is read where the options of a deletion are. */
    static boolean knownBesideOptions(GroupVersionKind kind) {
        boolean form = kind.group().equals(GROUP) && FORMS.contains(kind.kind());
        return UNVERSIONED.contains(kind.kind())
                || OF_WRITES.contains(kind.kind())
                || form
                || kind.apiVersion().equals(GROUP + "/v1") && OF_EVERY_VERSION.contains(kind.kind());
    }

    /** The version that Go's type of the kind is of, whatever version was sent. */
    static String goVersion(GroupVersionKind kind) {
        return UNVERSIONED.contains(kind.kind()) || OF_EVERY_VERSION.contains(kind.kind()) ? "v1" : kind.version();
    }
}
