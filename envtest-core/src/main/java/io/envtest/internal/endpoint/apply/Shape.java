package io.envtest.internal.endpoint.apply;

/** What server-side apply must know of a place in an object. Immutable once built, thread-safe. */
public final class Shape {}
