package io.envtest.internal.endpoint.openapi;

/**
 * A parameter of an operation.
 *
 * @param in {@code path} or {@code query}
 * @param type {@code string}, {@code integer} or {@code boolean}
 */
record Parameter(String name, String in, String description, String type) {

    static Parameter path(String name, String description) {
        return new Parameter(name, "path", description, "string");
    }

    boolean required() {
        return in.equals("path");
    }
}
