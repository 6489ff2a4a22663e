package io.envtest.internal.authn;

/** One method of authentication. Thread-safe. */
@FunctionalInterface
public interface Authenticator {

    /** Looks at what the request shows. */
    Authentication authenticate(Credentials credentials);
}
