package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;
import io.envtest.api.Status;

/** A page's revision is compacted; the Status carries a token in its metadata to go on without consistency. */
public final class ContinueExpiredException extends ApiException {

    private static final long serialVersionUID = 1L;

    private static final String MESSAGE = "The provided continue parameter is too old to display a consistent list"
            + " result. You can start a new list without the continue parameter, or use the continue token in this"
            + " response to retrieve the remainder of the results. Continuing with the provided token results in an"
            + " inconsistent list - objects that were created, modified, or deleted between the time the first chunk was"
            + " returned and now may show up in the list.";

    private final String continueToken;

    ContinueExpiredException(String continueToken) {
        super(new Status(410, "Expired", MESSAGE, Status.Details.NONE));
        this.continueToken = continueToken;
    }

    /** For {@code metadata.continue} of the Status. */
    public String continueToken() {
        return continueToken;
    }
}
