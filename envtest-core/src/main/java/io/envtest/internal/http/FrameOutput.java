package io.envtest.internal.http;

import java.util.List;

/** Takes the frames of a watch to a client, without blocking. */
interface FrameOutput {

    /** Sends a frame, given in pieces whose bytes are not to be changed. */
    void send(List<byte[]> frame);

    /** Ends the stream once everything has been sent. */
    void end();

    /** Whether more can be taken now; {@link FramingSink#resume()} tells when it can again. */
    boolean ready();
}
