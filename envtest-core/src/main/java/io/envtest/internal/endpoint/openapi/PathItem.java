package io.envtest.internal.endpoint.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A path with what can be done there.
 *
 * @param path with parameters in braces
 * @param operations by method
 */
record PathItem(String path, List<Operation> operations) {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::in).thenComparing(Parameter::description);

    /** The operations in the order of documents. */
    List<Operation> sorted() {
        return operations.stream()
                .sorted(Comparator.comparing(operation -> METHODS.indexOf(operation.method)))
                .toList();
    }

    /** The parameters that all operations share, and that therefore are those of the path. */
    List<Parameter> common() {
        List<Parameter> common = new ArrayList<>(operations.get(0).parameters);
        operations.forEach(operation -> common.retainAll(operation.parameters));
        return common.stream().sorted(ORDER).toList();
    }

    /** The parameters of an operation that are not among those of the path. */
    static List<Parameter> own(Operation operation, List<Parameter> common) {
        List<Parameter> own = new ArrayList<>(operation.parameters);
        own.removeAll(common);
        return own.stream().sorted(ORDER).toList();
    }
}
