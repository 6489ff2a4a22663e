package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.ResourceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every media type that the server reads and writes, and how it makes tables. Thread-safe.
 *
 * @param formats a format for each media type
 * @param tables makes tables
 */
public record BodyFormats(Map<MediaType, BodyFormat> formats, Tables tables) {

    /** Makes Tables. */
    public interface Tables {

        /**
         * The table of some objects of a resource.
         *
         * @param metadata the list's metadata, taken over as it is
         * @param headings whether column definitions are wanted: later events of a watch have none
         */
        ObjectNode table(
                ResourceDefinition definition,
                List<StoredObject> objects,
                ObjectNode metadata,
                boolean headings,
                Form form);

        /** The table that stands for a bookmark: it has no columns and one row with nothing but the bookmark. */
        ObjectNode bookmark(ResourceDefinition definition, ObjectNode bookmark, Form form);
    }

    /** The format of a media type. */
    public BodyFormat of(MediaType type) {
        return Objects.requireNonNull(formats.get(type), type.text());
    }
}
