package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import java.math.BigInteger;
import java.util.List;

/** Semantic versions. */
final class SemverLibrary {

    private static final List<CelType> ONE = List.of(Semver.TYPE);
    private static final List<CelType> TWO = List.of(Semver.TYPE, Semver.TYPE);

    private SemverLibrary() {}

    static List<Function> functions() {
        Implementation isSemver = args -> parse(args) instanceof Semver;
        return List.of(
                parsing("semver", Semver.TYPE, SemverLibrary::parse),
                parsing("isSemver", BOOL, isSemver),
                Function.of("isLessThan", member(TWO, BOOL, CallCost.ONE, args -> compare(args) < 0)),
                Function.of("isGreaterThan", member(TWO, BOOL, CallCost.ONE, args -> compare(args) > 0)),
                Function.of("compareTo", member(TWO, INT, CallCost.ONE, args -> (long) compare(args))),
                Function.of("major", member(ONE, INT, CallCost.ONE, args -> number(((Semver) args[0]).major()))),
                Function.of("minor", member(ONE, INT, CallCost.ONE, args -> number(((Semver) args[0]).minor()))),
                Function.of("patch", member(ONE, INT, CallCost.ONE, args -> number(((Semver) args[0]).patch()))));
    }

    private static Function parsing(String name, CelType result, Implementation implementation) {
        CallCost cost = CallCost.traverse(0);
        return Function.of(
                name,
                global(List.of(STRING), result, cost, implementation),
                global(List.of(STRING, BOOL), result, cost, implementation));
    }

    private static Object parse(Object[] args) {
        boolean tolerant = args.length > 1 && (Boolean) args[1];
        Object parsed = SemverParser.parse((String) args[0], tolerant);
        return parsed instanceof String message ? new CelError(message) : parsed;
    }

    private static Object number(BigInteger number) {
        return number.longValue();
    }

    private static int compare(Object[] args) {
        return ((Semver) args[0]).compareTo((Semver) args[1]);
    }
}
