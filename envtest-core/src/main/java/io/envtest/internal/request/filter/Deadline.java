package io.envtest.internal.request.filter;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.field.GoDuration;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.ApiCall;
import java.time.Duration;
import java.util.Optional;

/** Checks the time a client gives the server for a short request. */
public final class Deadline implements Filter {

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        String timeout = call.request().query().first("timeout");
        if (!timeout.isEmpty() && !LongRunning.is(call.context().info())) {
            Optional<Duration> allowed = GoDuration.parse(timeout);
            if (allowed.isEmpty()) {
                throw ApiErrors.badRequest(
                        "invalid timeout specified in the request URL - time: " + GoDuration.problem(timeout));
            }
            if (allowed.get().compareTo(Duration.ZERO) > 0) {
                call.context().allow(allowed.get());
            }
        }
        return next.handle(call);
    }
}
