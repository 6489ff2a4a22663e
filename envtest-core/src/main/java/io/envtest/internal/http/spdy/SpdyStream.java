package io.envtest.internal.http.spdy;

import java.util.Map;

/** A stream that a client has opened. Thread-safe. */
public final class SpdyStream {

    private final SpdySession session;
    private final int id;
    private final Map<String, String> headers;
    private volatile Receiver receiver;
    private volatile boolean ended;
    private volatile boolean finished;

    /** Hears what a client says on one stream, in its order. */
    public interface Receiver {

        /**
         * Some data.
         *
         * @param bytes not to be changed any more; may be empty
         * @param last whether nothing more will come
         */
        void received(byte[] bytes, boolean last);

        /** The client gave the stream up, or is gone. */
        void reset();
    }

    /** Hears nothing. */
    private static final class Deaf implements Receiver {

        @Override
        public void received(byte[] bytes, boolean last) {
            // nobody asked for it
        }

        @Override
        public void reset() {
            // nobody minds
        }
    }

    SpdyStream(SpdySession session, int id, Map<String, String> headers) {
        this.session = session;
        this.id = id;
        this.headers = headers;
        this.receiver = new Deaf();
    }

    int id() {
        return id;
    }

    /** A header of the stream, empty if it has none of that name. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** Says who hears; to be said before the next data is read. */
    public void listen(Receiver hears) {
        receiver = hears;
    }

    /** Sends data. */
    public void send(byte[] bytes) {
        session.send(this, bytes, false);
    }

    /** Sends data and nothing after it. */
    public void finish(byte[] bytes) {
        session.send(this, bytes, true);
    }

    void received(byte[] bytes, boolean last) {
        if (last) {
            ended = true;
        }
        receiver.received(bytes, last);
    }

    void gaveUp() {
        receiver.reset();
    }

    /** Whether the client has said all. */
    boolean isEnded() {
        return ended;
    }

    /** Whether the server has said all. */
    boolean isFinished() {
        return finished;
    }

    void setFinished() {
        finished = true;
    }
}
