package io.envtest.internal.controller.runtime;

/**
 * Brings the world closer to what the object under a key asks for.
 *
 * @param <K> type of keys
 */
@FunctionalInterface
public interface Reconciler<K> {

    /**
     * Looks at the current state under the key, whatever it was that changed, and takes the next steps. Never called for
     * one key by two threads at a time. A failure brings the key back with a growing delay.
     *
     * @param key what to look at
     * @return when to look again
     */
    Result reconcile(K key);
}
