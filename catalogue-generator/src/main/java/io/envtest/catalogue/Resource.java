package io.envtest.catalogue;

import java.util.List;

/** A resource of a group-version, as discovery lists it. */
record Resource(
        GroupVersion groupVersion,
        String plural,
        String kind,
        boolean namespaced,
        List<String> verbs,
        List<String> shortNames,
        List<String> categories,
        List<Subresource> subresources) {

    /** A subresource and the kind it takes or gives. */
    record Subresource(String name, GroupVersion groupVersion, String kind, List<String> verbs) {}
}
