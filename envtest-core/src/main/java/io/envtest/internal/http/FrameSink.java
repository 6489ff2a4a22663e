package io.envtest.internal.http;

/** Takes the frames of a stream without blocking. */
public interface FrameSink {

    /** Sends a frame, in order; its bytes are not to be changed afterwards. */
    void send(byte[] frame);

    /** Ends the stream after what has been sent. */
    void end();

    /** Whether more can be taken now; {@link FrameSource.Control#resume()} tells when it can again. */
    boolean ready();
}
