package io.envtest.cel.check;

import io.envtest.cel.function.Function;
import io.envtest.cel.function.Overload;
import io.envtest.cel.value.CelType;
import java.util.List;

/** What a name or a call turned out to mean. */
public sealed interface Reference {

    /** A variable. */
    record Variable(String name) implements Reference {}

    /** A type used as a value. */
    record TypeName(CelType type) implements Reference {}

    /**
     * A function.
     *
     * @param function the function
     * @param overloads the forms that the types of the arguments allow
     * @param withTarget whether it is called on a target; otherwise the target is a part of its name
     */
    record FunctionCall(Function function, List<Overload> overloads, boolean withTarget) implements Reference {}
}
