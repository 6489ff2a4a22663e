package io.envtest.cel.policy;

import io.envtest.cel.value.CelType;
import io.envtest.internal.schema.cel.PolicyResult;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which types the results of expressions may have. */
final class ResultTypes {

    private ResultTypes() {}

    /** What is wrong with a type, or null. */
    static @Nullable String mismatch(CelType type, PolicyResult wanted) {
        List<CelType> allowed = switch (wanted) {
            case BOOL -> List.of(CelType.BOOL);
            case STRING -> List.of(CelType.STRING);
            case STRING_OR_NULL -> List.of(CelType.STRING, CelType.NULL);
            case OBJECT -> List.of(PatchTypes.OBJECT);
            case JSON_PATCH -> List.of(CelType.list(PatchTypes.JSON_PATCH));
            case ANY -> List.of();
        };
        if (allowed.isEmpty() || allowed.stream().anyMatch(type::isExactly)) {
            return null;
        }
        String shown = allowed.size() == 1
                ? name(allowed.get(0))
                : allowed.stream().map(ResultTypes::name).collect(Collectors.joining(" ", "one of [", "]"));
        return "must evaluate to " + shown + " but got " + name(type);
    }

    /** The name of a type with its parameters, without the short forms that other messages use. */
    private static String name(CelType type) {
        return type.parameters().isEmpty()
                ? type.name()
                : type.parameters().stream()
                        .map(ResultTypes::name)
                        .collect(Collectors.joining(", ", type.name() + "(", ")"));
    }
}
