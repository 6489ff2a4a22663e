package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import java.util.List;

/** Keys in the paths of JSON patches. */
final class JsonPatchLibrary {

    private JsonPatchLibrary() {}

    static List<Function> functions() {
        return List.of(Function.of(
                "jsonpatch.escapeKey",
                global(
                        List.of(STRING),
                        STRING,
                        CallCost.transform(0),
                        args -> ((String) args[0]).replace("~", "~0").replace("/", "~1"))));
    }
}
