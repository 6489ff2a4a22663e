package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.A;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.BYTES;
import static io.envtest.cel.value.CelType.DOUBLE;
import static io.envtest.cel.value.CelType.DURATION;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;
import static io.envtest.cel.value.CelType.TIMESTAMP;
import static io.envtest.cel.value.CelType.UINT;

import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.function.Overload;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.UInt;
import io.envtest.cel.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of Kubernetes on lists. */
final class KubernetesListLibrary {

    private static final List<CelType> COMPARABLE =
            List.of(INT, UINT, DOUBLE, BOOL, DURATION, TIMESTAMP, STRING, BYTES);

    private KubernetesListLibrary() {}

    static List<Function> functions() {
        return List.of(
                Function.of("isSorted", forEach(BOOL, args -> isSorted((ListValue) args[0]))),
                Function.of("sum", sums()),
                Function.of("min", forEach(null, args -> extreme("min", (ListValue) args[0], -1))),
                Function.of("max", forEach(null, args -> extreme("max", (ListValue) args[0], 1))),
                Function.of("indexOf", member(List.of(LIST_A, A), INT, StringCosts.INDEX, args -> indexOf(args, 1))),
                Function.of(
                        "lastIndexOf", member(List.of(LIST_A, A), INT, StringCosts.INDEX, args -> indexOf(args, -1))));
    }

    private static List<Overload> forEach(@Nullable CelType result, Implementation implementation) {
        return COMPARABLE.stream()
                .map(type -> member(
                        List.of(CelType.list(type)), result == null ? type : result, StringCosts.INDEX, implementation))
                .toList();
    }

    private static Object isSorted(ListValue list) {
        for (int i = 1; i < list.size(); i++) {
            Object order = Values.compare(list.get(i - 1), list.get(i));
            if (!(order instanceof Long number)) {
                return order;
            }
            if (number > 0) {
                return false;
            }
        }
        return true;
    }

    private static Object extreme(String name, ListValue list, int wanted) {
        if (list.isEmpty()) {
            return new CelError(name + " called on empty list");
        }
        Object best = list.get(0);
        for (int i = 1; i < list.size(); i++) {
            Object order = Values.compare(list.get(i), best);
            if (!(order instanceof Long number)) {
                return order;
            }
            if (number == wanted) {
                best = list.get(i);
            }
        }
        return best;
    }

    private static List<Overload> sums() {
        Map<CelType, Object> zeros = Map.of(INT, 0L, UINT, new UInt(0), DOUBLE, 0.0, DURATION, Duration.ZERO);
        List<Overload> overloads = new ArrayList<>();
        for (CelType type : List.of(INT, UINT, DOUBLE, DURATION)) {
            Object zero = zeros.getOrDefault(type, 0L);
            overloads.add(member(
                    List.of(CelType.list(type)), type, StringCosts.INDEX, args -> sum((ListValue) args[0], zero)));
        }
        return overloads;
    }

    private static Object sum(ListValue list, Object zero) {
        Object sum = zero;
        for (Object element : list) {
            sum = plus(sum, element);
            if (sum instanceof CelError) {
                return sum;
            }
        }
        return sum;
    }

    private static Object plus(Object sum, Object element) {
        Object[] args = {sum, element};
        if (sum instanceof Long && element instanceof Long) {
            return Arithmetic.addInts(args);
        }
        if (sum instanceof UInt && element instanceof UInt) {
            return Arithmetic.addUInts(args);
        }
        if (sum instanceof Double a && element instanceof Double b) {
            return a + b;
        }
        return sum instanceof Duration && element instanceof Duration
                ? Temporal.plusDuration(args)
                : CelError.NO_SUCH_OVERLOAD;
    }

    private static Object indexOf(Object[] args, int direction) {
        ListValue list = (ListValue) args[0];
        for (int i = direction > 0 ? 0 : list.size() - 1; i >= 0 && i < list.size(); i += direction) {
            if (Values.equal(list.get(i), args[1])) {
                return (long) i;
            }
        }
        return -1L;
    }
}
