package io.envtest.api;

import java.util.Objects;

/** A request was refused; carries the {@link Status} that a client would read. */
public class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    /**
     * Refuses a request. The stack trace is left out: it is an answer, not an accident.
     *
     * @param status what the client is told
     */
    public ApiException(Status status) {
        super(status.message(), null, false, false);
        this.status = Objects.requireNonNull(status, "status");
    }

    /**
     * What the client is told.
     *
     * @return the status
     */
    public Status status() {
        return status;
    }

    /**
     * Whether the refusal has this reason.
     *
     * @param reason for example {@code NotFound}
     * @return true if it is the status' reason
     */
    public boolean hasReason(String reason) {
        return status.reason().equals(reason);
    }
}
