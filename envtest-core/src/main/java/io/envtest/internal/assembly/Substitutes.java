package io.envtest.internal.assembly;

import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.internal.webhook.Waiting;

/** Lets others work for threads that wait for webhooks. */
record Substitutes(ThreadedExecutor executor) implements Waiting {

    @Override
    public void begin() {
        executor.beginWaiting();
    }

    @Override
    public void end() {
        executor.endWaiting();
    }
}
