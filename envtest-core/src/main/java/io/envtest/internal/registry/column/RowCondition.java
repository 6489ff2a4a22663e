package io.envtest.internal.registry.column;

/**
 * A remark on a row of the Table form, by which clients may hide it: {@code Completed} for pods that have ended.
 *
 * @param type what is remarked
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason in one word
 * @param message for people
 */
public record RowCondition(String type, String status, String reason, String message) {}
