package io.envtest.internal.http.spdy;

import java.io.IOException;

/** A client breaks the rules of SPDY. */
public final class SpdyException extends IOException {

    private static final long serialVersionUID = 1L;

    SpdyException(String why) {
        super(why);
    }
}
