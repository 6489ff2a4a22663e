package io.envtest.internal.endpoint.patch;

import io.envtest.api.ApiException;
import io.envtest.api.Status;

/** An operation of a JSON patch cannot be carried out. The Status does not say which; admission does. */
public final class InapplicablePatchException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final String detail;
    private final boolean testFailed;

    InapplicablePatchException(Status status, String detail, boolean testFailed) {
        super(status);
        this.detail = detail;
        this.testFailed = testFailed;
    }

    /** What went wrong, for those who are told. */
    public String detail() {
        return detail;
    }

    /** Whether all that went wrong is that a test found another value. */
    public boolean testFailed() {
        return testFailed;
    }
}
