package io.envtest.internal.endpoint.answer;

/**
 * How a command in a container ended.
 *
 * @param status a {@code Status} in JSON
 * @param failure what went wrong in words, empty for a success
 */
public record CommandEnd(byte[] status, String failure) {}
