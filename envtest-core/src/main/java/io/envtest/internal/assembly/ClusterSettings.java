package io.envtest.internal.assembly;

import io.envtest.internal.feature.EnabledApis;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a cluster is to be like. Immutable.
 *
 * @param host address to listen on
 * @param port port, 0 for any free one
 * @param http plain HTTP instead of TLS
 * @param apiServerOnly without controllers, scheduler and nodes
 * @param nodes names of the nodes
 * @param without names of controllers and other components to be left out
 * @param withoutAdmission names of admission plugins to be left out
 * @param tokens text of a token file
 * @param storageFolder where objects are kept; empty for memory
 * @param seed where random values begin
 * @param serving how history and watches are kept
 * @param enabled group-versions and features that are switched on
 */
public record ClusterSettings(
        String host,
        int port,
        boolean http,
        boolean apiServerOnly,
        List<String> nodes,
        Set<String> without,
        Set<String> withoutAdmission,
        String tokens,
        Optional<Path> storageFolder,
        long seed,
        ServingOptions serving,
        EnabledApis enabled) {

    /** Copies the collections. */
    public ClusterSettings {
        nodes = List.copyOf(nodes);
        without = Set.copyOf(without);
        withoutAdmission = Set.copyOf(withoutAdmission);
    }
}
