package io.envtest.internal.http;

/** Who sends on a {@link FrameOutput}, as the output sees it. */
interface StreamOwner {

    /** There is room again. */
    void resume();

    /** The way to the client is at its end: nothing more is wanted. Harmless when repeated. */
    void release();
}
