package io.envtest.spi.component;

/**
 * A part of the cluster that works through the API: a controller, the scheduler, the kubelets, or a user's own.
 * Started once, closed once; {@link #close()} ends all its work and is harmless when repeated.
 */
public interface ClusterComponent extends AutoCloseable {

    /** Name for logs and for switching it off, for example {@code deployment-controller}. */
    String name();

    /** Begins to work; returns at once. */
    void start(ComponentContext context);

    @Override
    void close();
}
