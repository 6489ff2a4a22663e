package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

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
        if (shape == null || last.isEmpty()) {
            return merged;
        }
        View whole = new View(convert(merged, version, lastVersion), shape);
        FieldSet lastFields = last.fields().withStructFields(shape);
        JsonNode cut = addBackOwned(whole, ItemRemover.remove(whole.object, lastFields, shape), lastVersion);
        FieldSet gone = whole.fields.minus(fields(cut, shape)).and(lastFields);
        if (gone.isEmpty()) {
            return merged;
        }
        JsonNode pruned = ItemRemover.remove(whole.object, gone, shape);
        ObjectNode result = pruned instanceof ObjectNode object ? object : whole.object.objectNode();
        return convert(result, lastVersion, version);
    }

    /** The whole merged object in some version, with all its fields. */
    private static final class View {

        private final ObjectNode object;

        private final FieldSet fields;

        View(ObjectNode object, Shape shape) {
            this.object = object;
            this.fields = fields(object, shape);
        }
    }

    private static FieldSet fields(JsonNode object, Shape shape) {
        return FieldCollector.fields(object, shape).withStructFields(shape);
    }

    /** Puts back what the last configuration owned but some manager owns now. */
    private JsonNode addBackOwned(View whole, JsonNode cut, String lastVersion) {
        Map<String, FieldSet> owned = new LinkedHashMap<>();
        owned.put(lastVersion, new FieldSet());
        managers.forEach(entry -> owned.merge(entry.apiVersion(), entry.fields(), FieldSet::union));
        JsonNode kept = cut;
        String keptVersion = lastVersion;
        for (Map.Entry<String, FieldSet> version : owned.entrySet()) {
            Shape shape = versions.shape(version.getKey());
            if (shape != null) {
                View all = version.getKey().equals(lastVersion)
                        ? whole
                        : new View(convertBack(whole.object, lastVersion, version.getKey()), shape);
                kept = convertCut(kept, keptVersion, version.getKey());
                keptVersion = version.getKey();
                kept = addBack(all, kept, version.getValue().withStructFields(shape), shape);
            }
        }
        return convertCut(kept, keptVersion, lastVersion);
    }

    private static JsonNode addBack(View whole, JsonNode cut, FieldSet owned, Shape shape) {
        FieldSet left = FieldSet.union(fields(cut, shape), owned);
        return ItemRemover.remove(whole.object, whole.fields.minus(left), shape);
    }

    private JsonNode convertCut(JsonNode cut, String from, String to) {
        return cut instanceof ObjectNode object ? convert(object, from, to) : cut;
    }

    private ObjectNode convertBack(ObjectNode object, String from, String to) {
        try {
            return convert(object, from, to);
        } catch (UnfitObjectException e) {
            throw new UnfitObjectException(
                    "failed to prune fields: failed add back owned items: failed to convert merged object at version "
                            + to + ": " + e.getMessage());
        }
    }

    private ObjectNode convert(ObjectNode object, String from, String to) {
        if (from.equals(to)) {
            return object;
        }
        ObjectNode converted = versions.convert(object, to);
        Shape shape = versions.shape(to);
        String problem = versions.builtIn() || shape == null ? "" : ShapeCheck.problemsOfLive(converted, shape);
        if (!problem.isEmpty()) {
            throw new UnfitObjectException(problem);
        }
        return converted;
    }
}
