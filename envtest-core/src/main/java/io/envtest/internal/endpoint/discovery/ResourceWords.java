package io.envtest.internal.endpoint.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.builtin.StorageAreas;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What both forms of discovery say of a resource in the same words. */
final class ResourceWords {
    private static final List<String> CUSTOM_VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");
    private static final List<String> CUSTOM_SUBRESOURCES = List.of("status", "scale");
    private static final int HASH_BYTES = 8;

    private ResourceWords() {}

    /** Verbs, sorted; those of custom resources have an order of their own. */
    static void verbs(ObjectNode into, ResourceDefinition definition) {
        Comparator<String> order =
                definition.builtIn() ? Comparator.naturalOrder() : Comparator.comparing(CUSTOM_VERBS::indexOf);
        texts(into, "verbs", definition.verbs().stream().sorted(order).toList());
    }

    static void verbs(ObjectNode into, Subresource subresource) {
        texts(into, "verbs", subresource.verbs().stream().sorted().toList());
    }

    static void names(ObjectNode into, ResourceDefinition definition) {
        if (!definition.shortNames().isEmpty()) {
            texts(into, "shortNames", definition.shortNames());
        }
        if (!definition.categories().isEmpty()) {
            texts(into, "categories", definition.categories());
        }
    }

    static List<Subresource> subresources(ResourceDefinition definition) {
        Comparator<Subresource> order = definition.builtIn()
                ? Comparator.comparing(Subresource::name)
                : Comparator.comparing(subresource -> CUSTOM_SUBRESOURCES.indexOf(subresource.name()));
        return definition.subresources().values().stream().sorted(order).toList();
    }

    /** Whether a kind is of the same group and version as its resource, which then is not repeated. */
    static boolean isAtHome(GroupVersionKind kind, ResourceDefinition definition) {
        return kind.group().equals(definition.resource().group())
                && kind.version().equals(definition.resource().version());
    }

    /** Tells clients whether two resources are stored as the same kind; empty for what is not stored. */
    static String storageHash(ResourceDefinition definition) {
        Set<String> verbs = definition.verbs();
        if (!verbs.contains("watch") || !verbs.contains("list")) {
            return "";
        }
        GroupVersionKind kind = StorageAreas.kindInEtcd(definition.area());
        String stored = kind.group() + "/" + kind.version() + "/" + kind.kind();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(stored.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void texts(ObjectNode into, String name, Collection<String> texts) {
        ArrayNode array = into.putArray(name);
        texts.forEach(array::add);
    }
}
