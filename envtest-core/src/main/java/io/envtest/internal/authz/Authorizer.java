package io.envtest.internal.authz;

/** One mode of authorization. Thread-safe. */
@FunctionalInterface
public interface Authorizer {

    /** Decides. */
    Decision authorize(Attributes attributes);
}
