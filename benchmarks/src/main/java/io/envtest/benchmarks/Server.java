package io.envtest.benchmarks;

/** Something that answers HTTP on this machine. */
interface Server extends AutoCloseable {

    /** How the table names it. */
    String name();

    /** Where it listens, plain HTTP. */
    int port();

    @Override
    void close();
}
