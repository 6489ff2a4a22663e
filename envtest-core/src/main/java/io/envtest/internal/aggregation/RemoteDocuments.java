package io.envtest.internal.aggregation;

/** Documents of other servers, kept as of the last look at each. */
interface RemoteDocuments {

    /** Asks a server that answers. */
    void refresh(RemoteVersion version);

    /** A server does not answer any more. */
    void lose(RemoteVersion version);
}
