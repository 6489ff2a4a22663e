package io.envtest.internal.registry;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.objectstore.ResourceArea;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource as it is served in one version; built-in kinds and custom resources alike. Immutable.
 *
 * @param resource group, version and plural
 * @param kind kind in that version
 * @param listKind kind of its lists
 * @param singular singular name
 * @param shortNames short names
 * @param categories categories such as {@code all}
 * @param namespaced whether its objects stand in namespaces
 * @param verbs verbs it knows
 * @param subresources subresources by name
 * @param schema how its objects are shaped
 * @param declaration what is special about the kind
 * @param area where its objects are stored, with the stored version
 * @param builtIn false for custom resources
 */
public record ResourceDefinition(
        GroupVersionResource resource,
        GroupVersionKind kind,
        String listKind,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        Set<String> verbs,
        Map<String, Subresource> subresources,
        ObjectSchema schema,
        KindDeclaration declaration,
        ResourceArea area,
        boolean builtIn) {

    /**
     * A subresource.
     *
     * @param name name in the URL
     * @param kind kind of the objects it takes and gives
     * @param verbs verbs it knows
     */
    public record Subresource(String name, GroupVersionKind kind, Set<String> verbs) {}

    /** Whether what is stored is of another version or group than what is served here, or adapted when it is read. */
    public boolean converts() {
        return !area.kind().equals(kind) || declaration.rulesAsServed();
    }
}
