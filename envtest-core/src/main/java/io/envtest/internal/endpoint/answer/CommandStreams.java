package io.envtest.internal.endpoint.answer;

/**
 * The streams that a client wants of a command.
 *
 * @param input whether it writes to standard input
 * @param output whether it reads standard output
 * @param errors whether it reads standard error
 * @param terminal whether all of them are one terminal, which has no standard error of its own
 */
public record CommandStreams(boolean input, boolean output, boolean errors, boolean terminal) {}
