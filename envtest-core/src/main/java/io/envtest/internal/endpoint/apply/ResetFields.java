package io.envtest.internal.endpoint.apply;

import java.util.ArrayList;
import java.util.List;

/** Paths of fields as a set: those that a request never writes, and those that nobody ever owns. */
final class ResetFields {

    /** What identifies an object or is kept by the server. */
    private static final List<String> SYSTEM = List.of(
            "apiVersion",
            "kind",
            "metadata",
            "metadata.name",
            "metadata.namespace",
            "metadata.creationTimestamp",
            "metadata.selfLink",
            "metadata.uid",
            "metadata.clusterName",
            "metadata.generation",
            "metadata.managedFields",
            "metadata.resourceVersion");

    private ResetFields() {}

    static FieldSet system() {
        return of(SYSTEM);
    }

    /** The set of dotted paths. */
    static FieldSet of(List<String> paths) {
        FieldSet set = new FieldSet();
        for (String path : paths) {
            set = FieldSet.union(set, single(path(path)));
        }
        return set;
    }

    static FieldSet single(List<PathElement> path) {
        FieldSet set = new FieldSet();
        FieldSet node = set;
        for (PathElement element : path.subList(0, path.size() - 1)) {
            node = node.below(element);
        }
        node.add(path.get(path.size() - 1));
        return set;
    }

    /** The elements of a dotted path. */
    static List<PathElement> path(String dotted) {
        List<PathElement> path = new ArrayList<>();
        for (String name : dotted.split("\\.", -1)) {
            if (!name.isEmpty()) {
                path.add(PathElement.field(name));
            }
        }
        return path;
    }
}
