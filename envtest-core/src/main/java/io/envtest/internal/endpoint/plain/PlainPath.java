package io.envtest.internal.endpoint.plain;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import java.util.Collection;
import java.util.Optional;

/** Serves some plain paths. Thread-safe. */
public interface PlainPath {

    /** The answer; empty if the path is not one of these. */
    Optional<Answer> answer(ApiCall call);

    /** The paths that the index shows now. */
    Collection<String> paths();
}
