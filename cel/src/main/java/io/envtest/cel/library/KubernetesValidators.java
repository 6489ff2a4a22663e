package io.envtest.cel.library;

import io.envtest.cel.check.Validator;
import io.envtest.cel.value.CelError;
import java.util.List;

/** What the server looks for in literals before it runs anything. */
final class KubernetesValidators {

    private KubernetesValidators() {}

    /** All of it. */
    static List<Validator> all() {
        return List.of(
                new LiteralTypes(),
                new LiteralArguments(
                        "duration",
                        0,
                        value -> value instanceof String && !(Conversions.toDuration(value) instanceof CelError)),
                new LiteralArguments("timestamp", 0, value -> !(Conversions.toTimestamp(value) instanceof CelError)),
                new LiteralArguments("matches", 1, value -> Patterns.error(String.valueOf(value)) == null),
                new FormatCalls());
    }
}
