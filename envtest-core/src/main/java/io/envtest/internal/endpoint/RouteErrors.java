package io.envtest.internal.endpoint;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.NoSniffing;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import java.nio.charset.StandardCharsets;

/** What is said when nothing is there. */
public final class RouteErrors {

    private static final byte[] PAGE = "404 page not found\n".getBytes(StandardCharsets.UTF_8);

    private RouteErrors() {}

    /** 404 within a known group. */
    public static ApiException notFound() {
        return new ApiException(new Status(
                404, "NotFound", "the server could not find the requested resource", Negotiation.emptyDetails()));
    }

    /** 405: the path is there, the method is not. */
    public static ApiException methodNotAllowed() {
        return new ApiException(new Status(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Negotiation.emptyDetails()));
    }

    /** 404 outside of all groups. */
    public static Answer pageNotFound() {
        return new Answer.Raw(404, "text/plain; charset=utf-8", NoSniffing.HEADERS, PAGE);
    }
}
