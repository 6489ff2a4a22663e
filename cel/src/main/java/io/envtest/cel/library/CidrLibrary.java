package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Saturated;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import java.util.List;

/** Networks. */
final class CidrLibrary {

    private static final CelType CIDR = Cidr.TYPE;
    private static final CelType IP = IpAddress.TYPE;

    private CidrLibrary() {}

    static List<Function> functions() {
        CallCost traverse = CallCost.traverse(0);
        return List.of(
                Function.of("cidr", global(List.of(STRING), CIDR, traverse, args -> Cidr.parse((String) args[0]))),
                Function.of(
                        "isCIDR",
                        global(List.of(STRING), BOOL, traverse, args -> Cidr.parse((String) args[0]) instanceof Cidr)),
                Function.of("string", global(List.of(CIDR), STRING, CallCost.ONE, args -> args[0].toString())),
                Function.of(
                        "containsIP",
                        member(List.of(CIDR, STRING), BOOL, comparing(4, 2, true), CidrLibrary::containsIp),
                        member(List.of(CIDR, IP), BOOL, comparing(4, 2, false), CidrLibrary::containsIp)),
                Function.of(
                        "containsCIDR",
                        member(List.of(CIDR, STRING), BOOL, comparing(7, 3, true), CidrLibrary::containsCidr),
                        member(List.of(CIDR, CIDR), BOOL, comparing(7, 3, false), CidrLibrary::containsCidr)),
                Function.of("ip", member(List.of(CIDR), IP, CallCost.ONE, args -> ((Cidr) args[0]).address())),
                Function.of("masked", member(List.of(CIDR), CIDR, CallCost.ONE, args -> ((Cidr) args[0]).masked())),
                Function.of("prefixLength", member(List.of(CIDR), INT, CallCost.ONE, args ->
                        (long) ((Cidr) args[0]).prefix())));
    }

    /** Comparing networks, after reading the other one when it is a string. */
    private static CallCost comparing(long estimate, long eachByte, boolean parsing) {
        return new CallCost(
                call -> {
                    CostEstimate cost = CostEstimate.exactly(estimate);
                    return CallEstimate.of(parsing ? cost.plus(call.size(1).cost(CallCost.TRAVERSAL)) : cost);
                },
                (args, result) -> {
                    long cost = Saturated.scale(eachByte * CallCost.size(args, 0), CallCost.TRAVERSAL);
                    return parsing
                            ? Saturated.add(cost, Saturated.scale(CallCost.size(args, 1), CallCost.TRAVERSAL))
                            : cost;
                });
    }

    private static Object containsIp(Object[] args) {
        Object other = args[1] instanceof String text ? IpLibrary.parse(text) : args[1];
        return other instanceof IpAddress address
                ? (Object) ((Cidr) args[0]).contains(address)
                : CelError.NO_SUCH_OVERLOAD;
    }

    private static Object containsCidr(Object[] args) {
        Object other = args[1] instanceof String text ? Cidr.parse(text) : args[1];
        return other instanceof Cidr network ? (Object) ((Cidr) args[0]).contains(network) : other;
    }
}
