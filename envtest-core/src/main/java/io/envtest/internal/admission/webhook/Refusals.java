package io.envtest.internal.admission.webhook;

import io.envtest.api.ApiException;
import org.jspecify.annotations.Nullable;

/** Refusals as they come in. Thread-safe. */
final class Refusals {

    private @Nullable ApiException first;

    synchronized void add(ApiException refusal) {
        if (first == null) {
            first = refusal;
        }
    }

    synchronized void throwFirst() {
        if (first != null) {
            throw first;
        }
    }
}
