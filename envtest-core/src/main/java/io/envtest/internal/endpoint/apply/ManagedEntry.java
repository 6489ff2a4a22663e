package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Times;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code metadata.managedFields}: which fields a manager owns. Immutable, except that the fields are read
 * when they are first asked for.
 */
final class ManagedEntry {

    /**
     * Whose entry it is. An applier is the same whatever version it uses.
     *
     * @param manager name, may be empty
     * @param applies whether it applies rather than updates
     * @param apiVersion version, empty for an applier
     * @param subresource subresource, empty for the resource itself
     */
    record Who(String manager, boolean applies, String apiVersion, String subresource) {

        // written out, as the first write of a JVM asks for them, and what the JDK makes at run time comes late
        @Override
        public int hashCode() {
            return (manager.hashCode() * 31 + apiVersion.hashCode()) * 31 + subresource.hashCode() + (applies ? 1 : 0);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Who who
                            && applies == who.applies
                            && manager.equals(who.manager)
                            && apiVersion.equals(who.apiVersion)
                            && subresource.equals(who.subresource);
        }

        /** A text that sorts as the server sorts entries of the same age. */
        String id() {
            StringBuilder id = new StringBuilder("{");
            append(id, "manager", manager);
            append(id, "operation", applies ? "Apply" : "Update");
            append(id, "apiVersion", apiVersion);
            append(id, "subresource", subresource);
            return id.append('}').toString();
        }

        private static void append(StringBuilder id, String name, String value) {
            if (!value.isEmpty()) {
                id.append(id.length() == 1 ? "" : ",").append('"').append(name).append("\":");
                Values.appendJson(value, id);
            }
        }
    }

    private final Who who;

    private final String apiVersion;

    private final String time;

    private volatile @Nullable Long seconds;

    private @Nullable FieldSet fields;

    private @Nullable JsonNode written;

    private ManagedEntry(
            Who who, String apiVersion, String time, @Nullable FieldSet fields, @Nullable JsonNode written) {
        this.who = who;
        this.apiVersion = apiVersion;
        this.time = time;
        this.fields = fields;
        this.written = written;
    }

    ManagedEntry(Who who, String apiVersion, String time, FieldSet fields) {
        this(who, apiVersion, time, fields, null);
    }

    /** Reads an entry that the server wrote. Its fields stay unread until somebody asks for them. */
    static ManagedEntry trusted(JsonNode entry) {
        return read(entry);
    }

    /**
     * Reads an entry that a client sent.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ManagedEntry checked(JsonNode entry) {
        String operation = entry.path("operation").asText();
        if (!operation.equals("Apply") && !operation.equals("Update")) {
            throw new IllegalArgumentException("operation must be `Apply` or `Update`");
        }
        if (entry.path("apiVersion").asText().isEmpty()) {
            throw new IllegalArgumentException("apiVersion must not be empty");
        }
        String fieldsType = entry.path("fieldsType").asText();
        if (!fieldsType.equals("FieldsV1")) {
            throw new IllegalArgumentException(
                    fieldsType.isEmpty() ? "missing fieldsType" : "invalid fieldsType " + fieldsType);
        }
        ManagedEntry read = read(entry);
        return new ManagedEntry(read.who, read.apiVersion, read.time, FieldsV1.decode(entry.path("fieldsV1")), null);
    }

    private static ManagedEntry read(JsonNode entry) {
        String apiVersion = entry.path("apiVersion").asText();
        boolean applies = entry.path("operation").asText().equals("Apply");
        Who who = new Who(
                entry.path("manager").asText(),
                applies,
                applies ? "" : apiVersion,
                entry.path("subresource").asText());
        return new ManagedEntry(who, apiVersion, text(entry.path("time")), null, entry.path("fieldsV1"));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }

    Who who() {
        return who;
    }

    /** The version whose fields it states. */
    String apiVersion() {
        return apiVersion;
    }

    /** When it last changed, empty if that is not known. */
    String time() {
        return time;
    }

    FieldSet fields() {
        if (fields == null) {
            fields = readFields(written);
        }
        return fields;
    }

    private static FieldSet readFields(@Nullable JsonNode written) {
        try {
            return written == null ? new FieldSet() : FieldsV1.decode(written);
        } catch (IllegalArgumentException notFieldsV1) {
            return new FieldSet();
        }
    }

    /** Whether it owns nothing. */
    boolean isEmpty() {
        boolean unread = fields == null && written != null && written.isObject() && !written.isEmpty();
        return !unread && fields().isEmpty();
    }

    /** Whether it owns exactly some fields. */
    boolean states(FieldSet other) {
        return fields().minus(other).isEmpty() && other.minus(fields()).isEmpty();
    }

    /** The entry with other fields; the very entry if they are the same object. */
    ManagedEntry with(FieldSet other) {
        return other == fields ? this : new ManagedEntry(who, apiVersion, time, other, null);
    }

    /** The entry as it was when something changed. */
    ManagedEntry at(Instant now) {
        return new ManagedEntry(who, apiVersion, Times.seconds(now), fields, written);
    }

    private String operation() {
        return who.applies ? "Apply" : "Update";
    }

    /** Applies come before updates, older entries before younger ones; entries without a time are the oldest. */
    static int inOrder(ManagedEntry one, ManagedEntry other) {
        int order = one.operation().compareTo(other.operation());
        if (order == 0) {
            order = Long.compare(one.seconds(), other.seconds());
        }
        if (order == 0) {
            order = Values.compareTexts(one.who.manager, other.who.manager);
        }
        if (order == 0) {
            order = Values.compareTexts(one.apiVersion, other.apiVersion);
        }
        return order == 0 ? Values.compareTexts(one.who.subresource, other.who.subresource) : order;
    }

    /** Updates, the oldest first, as they are collapsed. */
    static int byAge(ManagedEntry one, ManagedEntry other) {
        int order = Long.compare(one.seconds(), other.seconds());
        return order == 0 ? Values.compareTexts(one.who.id(), other.who.id()) : order;
    }

    private long seconds() {
        Long known = seconds;
        if (known == null) {
            known = seconds(time);
            seconds = known;
        }
        return known;
    }

    private static long seconds(String time) {
        try {
            return time.isEmpty() ? 0 : OffsetDateTime.parse(time).toEpochSecond();
        } catch (DateTimeParseException notATime) {
            return 0;
        }
    }

    /** The entry as it stands in an object; owns its nodes, apart from fields that were not touched. */
    ObjectNode write() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (!who.manager.isEmpty()) {
            entry.put("manager", who.manager);
        }
        entry.put("operation", operation());
        entry.put("apiVersion", apiVersion);
        if (!time.isEmpty()) {
            entry.put("time", time);
        }
        entry.put("fieldsType", "FieldsV1");
        if (written == null) {
            written = FieldsV1.encode(fields());
        }
        entry.set("fieldsV1", written);
        if (!who.subresource.isEmpty()) {
            entry.put("subresource", who.subresource);
        }
        return entry;
    }
}
