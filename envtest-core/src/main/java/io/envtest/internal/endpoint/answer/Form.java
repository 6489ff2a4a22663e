package io.envtest.internal.endpoint.answer;

/**
 * How an answer is to be written.
 *
 * @param mediaType media type
 * @param pretty whether JSON is indented
 * @param shape which view of the objects
 * @param version version of the view, for example {@code v1}; empty for the whole object
 * @param includeObject what a table's rows carry: {@code None}, {@code Metadata}, {@code Object}, or empty
 */
public record Form(MediaType mediaType, boolean pretty, Shape shape, String version, String includeObject) {

    /** Compact JSON of the whole object. */
    public static final Form JSON = new Form(MediaType.JSON, false, Shape.WHOLE, "", "");

    /** Whether stored bytes can be sent as they are. */
    public boolean asStored() {
        return mediaType == MediaType.JSON && shape == Shape.WHOLE;
    }
}
