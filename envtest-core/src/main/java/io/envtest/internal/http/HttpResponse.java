package io.envtest.internal.http;

import java.util.List;
import java.util.Map;

/** What goes back over HTTP. */
public sealed interface HttpResponse {

    /** HTTP status. */
    int code();

    /** Headers in order; the length is added. */
    Map<String, List<String>> headers();

    /**
     * A whole answer.
     *
     * @param body the bytes; not to be changed
     */
    record Complete(int code, Map<String, List<String>> headers, byte[] body) implements HttpResponse {}

    /**
     * A whole answer that is long: its pieces are written one after the other.
     *
     * @param pieces the bytes in order; not to be changed
     */
    record Pieces(int code, Map<String, List<String>> headers, List<byte[]> pieces) implements HttpResponse {}

    /**
     * Frames as they come, until the source or the client ends it.
     *
     * @param text whether frames are text, for WebSockets
     */
    record Streaming(int code, Map<String, List<String>> headers, boolean text, FrameSource source)
            implements HttpResponse {}
}
