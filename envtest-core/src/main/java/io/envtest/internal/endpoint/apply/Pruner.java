package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a merged object what its applier stated the last time and no longer states, unless somebody else owns
 * it. Field sets of other versions are looked at in their versions.
 */
final class Pruner {

    private final ObjectVersions versions;

    private final ObjectNode merged;

    private final Collection<ManagedEntry> managers;

    Pruner(ObjectVersions versions, ObjectNode merged, Collection<ManagedEntry> managers) {
        this.versions = versions;
        this.merged = merged;
        this.managers = managers;
    }

    /**
     * Prunes.
     *
     * @param version the version of the merged object
     * @param last the applier's entry of the last time
     * @return the pruned object in the version of the merged one; that very object if nothing is to be pruned
     */
    ObjectNode prune(String version, ManagedEntry last) {
        String lastVersion = last.apiVersion();
        Shape shape = versions.shape(lastVersion);
        if (shape == null || last.fields().isEmpty()) {
            return merged;
        }
        ObjectNode whole = convert(merged, version, lastVersion);
        FieldSet lastFields = last.fields().withStructFields(shape);
        JsonNode cut = ItemRemover.remove(whole, lastFields, shape);
        cut = addBackOwned(whole, cut, lastVersion);
        FieldSet cutFields = FieldCollector.fields(cut, shape).withStructFields(shape);
        FieldSet wholeFields = FieldCollector.fields(whole, shape).withStructFields(shape);
        FieldSet gone = wholeFields.minus(cutFields).and(lastFields);
        if (gone.isEmpty()) {
            return merged;
        }
        JsonNode pruned = ItemRemover.remove(whole, gone, shape);
        ObjectNode result = pruned instanceof ObjectNode object ? object : whole.objectNode();
        return convert(result, lastVersion, version);
    }

    /** Puts back what the last configuration owned but some manager owns now. */
    private JsonNode addBackOwned(ObjectNode whole, JsonNode cut, String lastVersion) {
        Map<String, FieldSet> owned = new LinkedHashMap<>();
        owned.put(lastVersion, new FieldSet());
        managers.forEach(entry -> owned.merge(entry.apiVersion(), entry.fields(), FieldSet::union));
        JsonNode kept = cut;
        String keptVersion = lastVersion;
        for (Map.Entry<String, FieldSet> version : owned.entrySet()) {
            Shape shape = versions.shape(version.getKey());
            if (shape != null) {
                ObjectNode all = convert(whole, lastVersion, version.getKey());
                kept = convertCut(kept, keptVersion, version.getKey());
                keptVersion = version.getKey();
                kept = addBack(all, kept, version.getValue().withStructFields(shape), shape);
            }
        }
        return convertCut(kept, keptVersion, lastVersion);
    }

    private static JsonNode addBack(ObjectNode whole, JsonNode cut, FieldSet owned, Shape shape) {
        FieldSet all = FieldCollector.fields(whole, shape).withStructFields(shape);
        FieldSet left = FieldCollector.fields(cut, shape).withStructFields(shape);
        return ItemRemover.remove(whole, all.minus(FieldSet.union(left, owned)), shape);
    }

    private JsonNode convertCut(JsonNode cut, String from, String to) {
        return cut instanceof ObjectNode object ? convert(object, from, to) : cut;
    }

    private ObjectNode convert(ObjectNode object, String from, @Nullable String to) {
        return to == null || from.equals(to) ? object : versions.convert(object, to);
    }
}
