package io.envtest.internal.schema.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What CEL wants to know of a schema: enough to type {@code self}, to compare lists by their list type and to estimate
 * sizes. Structural schemas of definitions and the schemas of built-in kinds both offer themselves through this interface.
 * Everything it returns must not change any more.
 */
public interface CelSchema {

    /** The JSON type: object, array, string, integer, number or boolean; empty when the schema has none. */
    String type();

    /** The format, such as date-time, duration or byte; empty for none. */
    String format();

    /** The properties by their JSON name, in no particular order; empty when the schema has none. */
    Map<String, ? extends CelSchema> properties();

    /** Names of the required properties. */
    Set<String> required();

    /** The schema of the values of a map, or null when there is none (also for {@code additionalProperties: true}). */
    @Nullable
    CelSchema additionalProperties();

    /** The schema of the items of a list, or null. */
    @Nullable
    CelSchema items();

    /** {@code maxLength}, or null; as a number of characters, which may be negative by mistake. */
    @Nullable
    Long maxLength();

    /** {@code maxItems}, or null. */
    @Nullable
    Long maxItems();

    /** {@code maxProperties}, or null. */
    @Nullable
    Long maxProperties();

    /** The allowed values; empty when all are. */
    List<JsonNode> enumeration();

    /** Whether the schema has a default, so that a required value need not be sent. */
    boolean hasDefault();

    /** {@code x-kubernetes-int-or-string}. */
    boolean intOrString();

    /** {@code x-kubernetes-embedded-resource}. */
    boolean embeddedResource();

    /** {@code x-kubernetes-list-type}: atomic, set or map; empty when not given, which means atomic. */
    String listType();

    /** {@code x-kubernetes-list-map-keys}; empty unless the list type is map. */
    List<String> listMapKeys();
}
