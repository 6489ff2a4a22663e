package io.envtest.internal.request.filter;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.ApiCall;

/** Checks the time a client gives the server for a short request. */
public final class Deadline implements Filter {

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        String timeout = call.request().query().first("timeout");
        if (!timeout.isEmpty() && !LongRunning.is(call.context().info())) {
            if (GoDuration.parse(timeout).isEmpty()) {
                throw ApiErrors.badRequest(
                        "invalid timeout specified in the request URL - time: " + GoDuration.problem(timeout));
            }
        }
        return next.handle(call);
    }
}
