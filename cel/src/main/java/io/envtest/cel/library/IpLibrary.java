package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.value.CelError;
import io.envtest.internal.field.GoQuote;
import java.util.List;
import java.util.function.Predicate;

/** IP addresses. */
final class IpLibrary {

    private IpLibrary() {}

    static List<Function> functions() {
        CallCost traverse = CallCost.traverse(0);
        return List.of(
                Function.of("ip", global(List.of(STRING), IpAddress.TYPE, traverse, args -> parse((String) args[0]))),
                Function.of(
                        "isIP",
                        global(List.of(STRING), BOOL, traverse, args -> parse((String) args[0]) instanceof IpAddress)),
                Function.of(
                        "ip.isCanonical",
                        global(
                                List.of(STRING),
                                BOOL,
                                CallCost.traverse(0, 2 * CallCost.TRAVERSAL),
                                IpLibrary::isCanonical)),
                Function.of(
                        "string", global(List.of(IpAddress.TYPE), STRING, CallCost.ONE, args -> args[0].toString())),
                Function.of(
                        "family",
                        member(
                                List.of(IpAddress.TYPE),
                                INT,
                                CallCost.ONE,
                                args -> ((IpAddress) args[0]).isIpv4() ? 4L : 6L)),
                test("isUnspecified", IpAddress::isUnspecified),
                test("isLoopback", IpAddress::isLoopback),
                test("isLinkLocalMulticast", IpAddress::isLinkLocalMulticast),
                test("isLinkLocalUnicast", IpAddress::isLinkLocalUnicast),
                test("isGlobalUnicast", IpAddress::isGlobalUnicast));
    }

    private static Function test(String name, Predicate<IpAddress> test) {
        return Function.of(
                name, member(List.of(IpAddress.TYPE), BOOL, CallCost.ONE, args -> test.test((IpAddress) args[0])));
    }

    /** The address or the error. */
    static Object parse(String text) {
        try {
            IpAddress address = IpParser.parse(text);
            return address.isMapped()
                    ? new CelError("IPv4-mapped IPv6 address " + GoQuote.quote(text) + " is not allowed")
                    : address;
        } catch (IpParser.ZonedException zoned) {
            return new CelError(String.valueOf(zoned.getMessage()));
        } catch (IpException invalid) {
            return new CelError("IP Address " + GoQuote.quote(text) + " parse error during conversion from string: "
                    + invalid.getMessage());
        }
    }

    private static Object isCanonical(Object[] args) {
        Object address = parse((String) args[0]);
        return address instanceof CelError
                ? address
                : (Object) address.toString().equals(args[0]);
    }
}
