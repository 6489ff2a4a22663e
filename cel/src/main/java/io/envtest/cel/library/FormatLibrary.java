package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.LIST_STRING;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.OptionalValue;
import java.util.ArrayList;
import java.util.List;

/** Formats by name. */
final class FormatLibrary {

    /** What matching against a pattern of 128 characters costs for each tenth of a character. */
    private static final long PATTERN = 32;

    private static final CallCost VALIDATE = new CallCost(
            call -> CallEstimate.of(call.size(1).cost(CallCost.TRAVERSAL).times(CostEstimate.exactly(PATTERN))),
            (args, result) -> Saturated.multiply(
                    Saturated.scale(Saturated.add(CallCost.size(args, 1), 1), CallCost.TRAVERSAL), PATTERN));

    private FormatLibrary() {}

    static List<Function> functions() {
        List<Function> functions = new ArrayList<>();
        for (NamedFormat format : NamedFormat.values()) {
            functions.add(Function.of(
                    "format." + format.formatName(),
                    global(List.of(), NamedFormat.TYPE, CallCost.ONE, args -> format)));
        }
        functions.add(Function.of(
                "format.named",
                global(List.of(STRING), CelType.optional(NamedFormat.TYPE), CallCost.ONE, FormatLibrary::named)));
        functions.add(Function.of(
                "validate",
                member(
                        List.of(NamedFormat.TYPE, STRING),
                        CelType.optional(LIST_STRING),
                        VALIDATE,
                        FormatLibrary::validate)));
        return functions;
    }

    private static Object named(Object[] args) {
        return NamedFormat.find((String) args[0]).map(OptionalValue::new).orElse(OptionalValue.NONE);
    }

    private static Object validate(Object[] args) {
        List<String> errors = ((NamedFormat) args[0]).validate((String) args[1]);
        return errors.isEmpty() ? OptionalValue.NONE : new OptionalValue(ListValue.of(errors));
    }
}
