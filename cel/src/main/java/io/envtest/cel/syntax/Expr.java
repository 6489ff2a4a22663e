package io.envtest.cel.syntax;

import java.util.List;
import java.util.Set;

/**
 * A node of an expression. Every node has a number of its own, by which later steps file what they learn of it, and a place in
 * the text, counted in code points.
 */
public sealed interface Expr {

    /** The number of the node, from 1 on. */
    int id();

    /** Where the node stands in the text, in code points. */
    int at();

    /** A constant, as a CEL value. */
    record Literal(int id, int at, Object value) implements Expr {}

    /** A name; with a leading dot it is meant as it stands. */
    record Ident(int id, int at, String name) implements Expr {}

    /** {@code operand.field}, or {@code has(operand.field)} when it is only tested. */
    record Select(int id, int at, Expr operand, String field, boolean testOnly) implements Expr {}

    /** A global call or an operator. */
    record Call(int id, int at, String function, List<Expr> args) implements Expr {}

    /** A call on a target. */
    record MemberCall(int id, int at, Expr target, String function, List<Expr> args) implements Expr {}

    /** A list; the elements at the optional indexes are left out when they have no value. */
    record ListLiteral(int id, int at, List<Expr> elements, Set<Integer> optional) implements Expr {}

    /** A map. */
    record MapLiteral(int id, int at, List<MapEntry> entries) implements Expr {}

    /** An entry of a map. */
    record MapEntry(int id, int at, Expr key, Expr value, boolean optional) {}

    /** An object of a named type. */
    record StructLiteral(int id, int at, String typeName, List<StructField> fields) implements Expr {}

    /** A field of such an object. */
    record StructField(int id, int at, String name, Expr value, boolean optional) {}

    /**
     * A loop, which only macros make.
     *
     * @param iterVar the variable for elements or keys, or for indexes and keys when there is a second variable
     * @param iterVar2 the variable for elements and values; empty when there is only one variable
     * @param range what to loop over
     * @param accuVar the variable that collects the result
     * @param accuInit its first value
     * @param condition whether to go on
     * @param step the next value of the collecting variable
     * @param result the value of the whole
     */
    record Comprehension(
            int id,
            int at,
            String iterVar,
            String iterVar2,
            Expr range,
            String accuVar,
            Expr accuInit,
            Expr condition,
            Expr step,
            Expr result)
            implements Expr {

        /** Whether it has two variables. */
        public boolean hasTwoVariables() {
            return !iterVar2.isEmpty();
        }
    }
}
