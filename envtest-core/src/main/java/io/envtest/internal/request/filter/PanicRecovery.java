package io.envtest.internal.request.filter;

import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.ApiCall;

/** Turns an accident into a 500 for this one request, and logs it. */
public final class PanicRecovery implements Filter {

    private static final System.Logger LOG = System.getLogger("io.envtest");

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        try {
            return next.handle(call);
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    call.request().method() + " " + call.request().path() + " failed",
                    e);
            throw ApiErrors.internal(String.valueOf(e.getMessage()));
        }
    }
}
