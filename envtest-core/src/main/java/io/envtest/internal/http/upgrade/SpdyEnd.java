package io.envtest.internal.http.upgrade;

import io.envtest.internal.http.spdy.SpdyException;
import io.envtest.internal.http.spdy.SpdySession;
import java.nio.ByteBuffer;

/** The end of a pipe at which SPDY is spoken. */
class SpdyEnd implements Pipe.Listener {

    private final Pipe pipe;
    private final SpdySession session;

    SpdyEnd(Pipe pipe, SpdySession session) {
        this.pipe = pipe;
        this.session = session;
    }

    @Override
    public void received(ByteBuffer bytes) {
        try {
            session.read(bytes);
        } catch (SpdyException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "a client does not speak SPDY", e);
            pipe.cut();
        }
    }

    @Override
    public void ended() {
        pipe.cut(); // nobody reads who does not say farewell
    }

    @Override
    public void gone() {
        session.gone();
    }

    @Override
    public void room() {
        // what a command says is short
    }
}
