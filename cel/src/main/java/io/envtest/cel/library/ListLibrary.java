package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.A;
import static io.envtest.cel.library.Types.B;
import static io.envtest.cel.library.Types.LIST_A;
import static io.envtest.cel.library.Types.LIST_INT;
import static io.envtest.cel.library.Types.MAP_A_B;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.BYTES;
import static io.envtest.cel.value.CelType.DOUBLE;
import static io.envtest.cel.value.CelType.DURATION;
import static io.envtest.cel.value.CelType.INT;
import static io.envtest.cel.value.CelType.STRING;
import static io.envtest.cel.value.CelType.TIMESTAMP;
import static io.envtest.cel.value.CelType.UINT;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Overload;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import java.util.List;

/** The extension for lists, in its version 3, and what the macros over two variables need. */
final class ListLibrary {

    private static final List<CelType> COMPARABLE =
            List.of(INT, UINT, DOUBLE, BOOL, DURATION, TIMESTAMP, STRING, BYTES);

    private ListLibrary() {}

    static List<Function> functions() {
        CelType lists = CelType.list(LIST_A);
        return List.of(
                Function.of("slice", member(List.of(LIST_A, INT, INT), LIST_A, ListCosts.SLICE, Lists::slice)),
                Function.of(
                        "flatten",
                        member(List.of(lists), LIST_A, ListCosts.FLATTEN, Lists::flatten),
                        member(List.of(CelType.LIST, INT), CelType.LIST, ListCosts.FLATTEN, Lists::flatten)),
                Function.of("lists.range", global(List.of(INT), LIST_INT, ListCosts.RANGE, Lists::range)),
                Function.of("reverse", member(List.of(LIST_A), LIST_A, ListCosts.COPY, Lists::reverse)),
                Function.of("distinct", member(List.of(LIST_A), LIST_A, ListCosts.DISTINCT, Lists::distinct)),
                Function.single(
                        "sort",
                        ListValue.class::isInstance,
                        COMPARABLE.stream().map(ListLibrary::sort).toList()),
                Function.single(
                        "@sortByAssociatedKeys",
                        ListValue.class::isInstance,
                        COMPARABLE.stream().map(ListLibrary::sortByKeys).toList()),
                Function.of(
                        "cel.@mapInsert",
                        global(List.of(MAP_A_B, MAP_A_B), MAP_A_B, CallCost.ONE, Lists::insertAll),
                        global(List.of(MAP_A_B, A, B), MAP_A_B, CallCost.ONE, Lists::insert)));
    }

    private static Overload sort(CelType type) {
        CelType list = CelType.list(type);
        return member(List.of(list), list, ListCosts.SORT, Lists::sort);
    }

    private static Overload sortByKeys(CelType type) {
        return member(List.of(LIST_A, CelType.list(type)), LIST_A, ListCosts.SORT_BY, Lists::sortByKeys);
    }
}
