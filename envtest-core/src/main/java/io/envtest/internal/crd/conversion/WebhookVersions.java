package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.structural.Defaulting;
import io.envtest.internal.schema.structural.NullFields;
import io.envtest.internal.schema.structural.Pruning;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The versions of a definition whose objects a webhook converts. What it does not know of a version's schema is dropped, as of
 * any object; what is stored has the defaults of the version it is stored in. Thread-safe.
 */
public final class WebhookVersions {

    private final ConversionWebhook webhook;
    private final String group;
    private final String storageVersion;
    private final Map<String, StructuralSchema> schemas;
    private final KeptConversions kept = new KeptConversions();

    /**
     * Nothing is converted yet.
     *
     * @param group group of the definition
     * @param storageVersion the version that is stored
     * @param schemas schemas of all versions, served or not
     */
    public WebhookVersions(
            ConversionWebhook webhook, String group, String storageVersion, Map<String, StructuralSchema> schemas) {
        this.webhook = webhook;
        this.group = group;
        this.storageVersion = storageVersion;
        this.schemas = Map.copyOf(schemas);
    }

    /** Connects to the webhook ahead of the first conversion; gives up soon. */
    public void prepare() {
        webhook.prepare();
    }

    /** The versions that are not the stored one. */
    public Set<String> others() {
        Set<String> others = new TreeSet<>(schemas.keySet());
        others.remove(storageVersion);
        return others;
    }

    /** What was converted already. */
    public KeptConversions kept() {
        return kept;
    }

    /** An object of any version as it is stored. */
    public ObjectNode toStored(ObjectNode object) {
        return convert(object, storageVersion);
    }

    /** A stored object in a version; converted anew. Changed in place or replaced. */
    public ObjectNode fromStored(ObjectNode stored, String version) {
        String from = version(stored);
        prune(stored, from);
        StructuralSchema schema = schemas.get(from);
        if (schema != null) {
            Defaulting.apply(stored, schema);
        }
        return convert(stored, version);
    }

    /** The same, but what was converted already is not converted again. */
    public ObjectNode keptFromStored(ObjectNode stored, String version) {
        if (version(stored).equals(version)) {
            return fromStored(stored, version);
        }
        return kept.get(version, stored, () -> fromStored(stored, version)).deepCopy();
    }

    /** An object in a version. The resourceVersion is the server's affair when objects are read and written. */
    private ObjectNode convert(ObjectNode object, String version) {
        if (version(object).equals(version)) {
            prune(object, version);
            return object;
        }
        ObjectMeta meta = PartialObjectMetadata.of(object).metadata();
        String revision = meta.resourceVersion();
        meta.removeResourceVersion();
        ObjectNode converted = webhook.convert(object, group + "/" + version);
        if (!revision.isEmpty()) {
            PartialObjectMetadata.of(converted).metadata().setResourceVersion(revision);
        }
        prune(converted, version);
        return converted;
    }

    /** An object in a version, to tell who owns its fields: with all that it carries, and not pruned. */
    public ObjectNode forOwners(ObjectNode object, String apiVersion) {
        return object.path("apiVersion").asText().equals(apiVersion)
                ? object.deepCopy()
                : webhook.convert(object, apiVersion);
    }

    private static String version(ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    private void prune(ObjectNode object, String version) {
        StructuralSchema schema = schemas.get(version);
        if (schema != null) {
            Pruning.prune(object, schema);
            NullFields.drop(object, schema);
        }
    }
}
