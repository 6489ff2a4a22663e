package io.envtest.spi.storage;

/** A subscription to changes. Once closed no call begins; harmless when repeated. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
