package io.envtest.internal.http.upgrade;

import java.nio.ByteBuffer;

/** Bytes in both directions. Sending and closing are thread-safe and do not block. */
interface Pipe {

    /** Hears what comes, on one I/O thread. */
    interface Listener {

        /** Bytes that have come; read now or never. */
        void received(ByteBuffer bytes);

        /** Nothing more comes, but something may still be sent. */
        void ended();

        /** The connection is gone. Told once. */
        void gone();

        /** A pipe that was full is so no more. */
        void room();
    }

    /** Begins to receive. */
    void listen(Listener heard);

    /** Sends bytes, which are not to be changed any more. */
    void send(byte[] bytes);

    /** Says that nothing more will be sent, once all is sent; something may still come. */
    void finish();

    /** Whether so much waits to be sent that whoever produces it is to wait. */
    boolean isFull();

    /** Stops to receive for a while. */
    void pause();

    /** Receives again. */
    void resume();

    /** Ends both directions at once. */
    void cut();
}
