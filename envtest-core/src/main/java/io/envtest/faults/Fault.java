package io.envtest.faults;

import io.envtest.api.Status;
import java.time.Duration;

/** What goes wrong. Immutable. */
public sealed interface Fault {

    /**
     * The step fails.
     *
     * @param status what a client is told
     */
    record Fail(Status status) implements Fault {}

    /**
     * The step takes longer.
     *
     * @param time on the cluster's clock, zero or more
     */
    record Delay(Duration time) implements Fault {}

    /** The connection ends without a word. */
    record Disconnect() implements Fault {}

    /**
     * Fails as kube-apiserver does when etcd does not answer in time.
     *
     * @return a failure with code 500
     */
    static Fault etcdTimeout() {
        return new Fail(new Status(500, "", "etcdserver: request timed out", Status.Details.NONE));
    }

    /**
     * Makes a step take longer.
     *
     * @param time on the cluster's clock, zero or more
     * @return a delay
     */
    static Fault delay(Duration time) {
        return new Delay(time);
    }

    /**
     * Ends a connection without a word.
     *
     * @return a disconnect
     */
    static Fault disconnect() {
        return new Disconnect();
    }
}
