package io.envtest.internal.http.spdy;

import java.util.Map;

/** What the frames of a client say, in their order. */
interface FrameHandler {

    /** A new stream, which may be closed in the client's direction at once. */
    void opened(int stream, Map<String, String> headers, boolean last) throws SpdyException;

    /** Some of a stream's data; not to be changed any more. */
    void data(int stream, byte[] bytes, boolean last) throws SpdyException;

    /** A stream is given up. */
    void reset(int stream);

    /** The client asks for a sign of life. */
    void ping(int id);
}
