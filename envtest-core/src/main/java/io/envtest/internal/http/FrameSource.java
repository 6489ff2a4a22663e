package io.envtest.internal.http;

/** Makes the frames of a stream. */
@FunctionalInterface
public interface FrameSource {

    /**
     * Begins; frames go to the sink from any thread, never two at once.
     *
     * @return how to tell the source of the client's side
     */
    Control start(FrameSink sink);

    /** The client's side of a stream. */
    interface Control {

        /** The sink was full and can take more. */
        void resume();

        /** The client has gone or the server closes; nothing more can be written. */
        void stop();
    }
}
