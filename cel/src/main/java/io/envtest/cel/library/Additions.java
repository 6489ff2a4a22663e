package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.value.CelType.BYTES;
import static io.envtest.cel.value.CelType.DOUBLE;
import static io.envtest.cel.value.CelType.DURATION;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;
import static io.envtest.cel.value.CelType.TIMESTAMP;
import static io.envtest.cel.value.CelType.UINT;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Overload;
import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.ListValue;
import java.util.List;

/** The forms of {@code +}. */
final class Additions {

    private Additions() {}

    static Overload[] overloads() {
        return new Overload[] {
            global(
                    List.of(BYTES, BYTES),
                    BYTES,
                    Costs.CONCATENATION,
                    args -> ((Bytes) args[0]).concat((Bytes) args[1])),
            OperatorLibrary.binary(DOUBLE, args -> (Double) args[0] + (Double) args[1]),
            global(List.of(DURATION, DURATION), DURATION, CallCost.ONE, Temporal::plusDuration),
            global(List.of(DURATION, TIMESTAMP), TIMESTAMP, CallCost.ONE, Temporal::plusDuration),
            global(List.of(TIMESTAMP, DURATION), TIMESTAMP, CallCost.ONE, Temporal::plusDuration),
            OperatorLibrary.binary(INT, Arithmetic::addInts),
            global(
                    List.of(LIST_A, LIST_A),
                    LIST_A,
                    Costs.LIST_CONCATENATION,
                    args -> ((ListValue) args[0]).plus((ListValue) args[1])),
            global(List.of(STRING, STRING), STRING, Costs.CONCATENATION, args -> (String) args[0] + args[1]),
            OperatorLibrary.binary(UINT, Arithmetic::addUInts),
        };
    }
}
