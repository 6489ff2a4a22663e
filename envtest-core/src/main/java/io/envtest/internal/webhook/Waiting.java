package io.envtest.internal.webhook;

/** Is told of threads that wait for webhooks, so that their other work can be done meanwhile. Thread-safe. */
public interface Waiting {

    /** The current thread begins to wait. */
    void begin();

    /** The current thread waits no longer. */
    void end();
}
