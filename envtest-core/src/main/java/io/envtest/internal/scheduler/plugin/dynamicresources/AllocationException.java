package io.envtest.internal.scheduler.plugin.dynamicresources;

/** It cannot be found out whether devices can be allocated. */
final class AllocationException extends Exception {

    private static final long serialVersionUID = 1L;

    AllocationException(String message) {
        super(message);
    }

    /** The message, as users read it. */
    String text() {
        return String.valueOf(getMessage());
    }
}
