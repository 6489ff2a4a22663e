package io.envtest.internal.codec;

import io.envtest.api.ApiException;
import io.envtest.api.Status;

/** Something does not fit the type it is decoded into; the message is the one Go's decoder gives, nothing around it. */
public final class DecodingException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Refuses with the decoder's words. */
    public DecodingException(String message) {
        super(new Status(400, "BadRequest", message, Status.Details.NONE));
    }
}
