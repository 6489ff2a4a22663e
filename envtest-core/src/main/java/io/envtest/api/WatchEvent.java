package io.envtest.api;

/** The kinds of event on a watch, named as on the wire. */
public enum WatchEvent {
    /** An object came to be, or came to match the selector. */
    ADDED,
    /** An object changed. */
    MODIFIED,
    /** An object went, or no longer matches the selector. */
    DELETED,
    /** Progress: everything up to this resourceVersion has been sent. */
    BOOKMARK,
    /** The watch ends; the object is a Status. */
    ERROR
}
