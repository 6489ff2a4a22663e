package io.envtest.cel.function;

import io.envtest.cel.value.CelType;
import org.jspecify.annotations.Nullable;

/** A call whose cost is to be estimated. Arguments count from 0; the target of a call on a target is argument 0. */
public interface CallSite {

    /** How many arguments the call has, the target included. */
    int count();

    /** The type of an argument. */
    CelType type(int argument);

    /** The size of an argument. */
    SizeEstimate size(int argument);

    /** The size of the elements of an argument that is a list. */
    SizeEstimate elementSize(int argument);

    /** An argument's value if it is a literal, or null. */
    @Nullable
    Object literal(int argument);
}
