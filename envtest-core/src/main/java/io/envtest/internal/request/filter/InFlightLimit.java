package io.envtest.internal.request.filter;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Turns away more short requests at once than the server is made for. */
public final class InFlightLimit implements Filter {

    private static final String MASTERS = UserInfo.MASTERS;

    private final Semaphore free;

    /** Lets so many short requests be at work at once. */
    public InFlightLimit(int limit) {
        this.free = new Semaphore(limit);
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        if (LongRunning.is(call.context().info()) || call.context().user().in(MASTERS)) {
            return next.handle(call);
        }
        if (!free.tryAcquire()) {
            throw new ApiException(new Status(
                    429,
                    "TooManyRequests",
                    "Too many requests, please try again later.",
                    new Status.Details("", "", "", "", List.of(), 1)));
        }
        try {
            return next.handle(call);
        } finally {
            free.release();
        }
    }
}
