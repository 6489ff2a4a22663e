package io.envtest.junit;

/** Makes clients of one library. Implementations are loaded by name, only where the library is there. */
interface ClientFactory {

    /** A client and how to close it. */
    record Made(Object client, Runnable close) {}

    /** A client for the user of the kubeconfig. */
    Made make(String kubeconfig);
}
