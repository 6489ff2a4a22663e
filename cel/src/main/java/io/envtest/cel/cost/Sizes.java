package io.envtest.cel.cost;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the sizes and paths of nodes. Not safe for use by many threads. */
final class Sizes {

    private final CheckedExpr checked;
    private final PathSizes pathSizes;
    private final Map<Integer, List<String>> paths = new HashMap<>();
    private final Map<Integer, SizeEstimate> computed = new HashMap<>();
    private final Map<Integer, SizeEstimate> elements = new HashMap<>();

    Sizes(CheckedExpr checked, PathSizes pathSizes) {
        this.checked = checked;
        this.pathSizes = pathSizes;
    }

    List<String> path(Expr node) {
        return paths.getOrDefault(node.id(), List.of());
    }

    void setPath(Expr node, List<String> path) {
        paths.put(node.id(), path);
    }

    /** The path of the node with one more step; none when the node has none. */
    List<String> pathThrough(Expr node, String step) {
        List<String> path = new ArrayList<>(path(node));
        path.add(step);
        return path;
    }

    void setSize(Expr node, SizeEstimate size) {
        computed.put(node.id(), size);
    }

    /** Files the size of the elements of a literal. */
    void setElementSize(Expr node, List<Expr> values) {
        values.stream().map(this::size).reduce(SizeEstimate::or).ifPresent(size -> elements.put(node.id(), size));
    }

    @Nullable
    SizeEstimate computedSize(Expr node) {
        return computed.get(node.id());
    }

    @Nullable
    SizeEstimate elementSize(Expr node) {
        return elements.get(node.id());
    }

    /** The size of a node: what its text says, what its call says, what its path says, one for numbers, or unknown. */
    SizeEstimate size(Expr node) {
        SizeEstimate known = known(node);
        if (known != null) {
            return known;
        }
        return isScalar(checked.type(node)) ? SizeEstimate.ONE : SizeEstimate.UNKNOWN;
    }

    /** The size of the range of a loop. */
    SizeEstimate rangeSize(Expr node) {
        SizeEstimate known = known(node);
        return known == null ? SizeEstimate.UNKNOWN : known;
    }

    private @Nullable SizeEstimate known(Expr node) {
        SizeEstimate size = ownSize(node);
        return size == null ? pathSize(path(node)) : size;
    }

    /** What the text of a node or its call says of its size, or null. */
    @Nullable
    SizeEstimate ownSize(Expr node) {
        SizeEstimate size = computed.get(node.id());
        return size == null ? literal(node) : size;
    }

    @Nullable
    SizeEstimate pathSize(List<String> path) {
        return path.isEmpty() ? null : pathSizes.find(path);
    }

    private static @Nullable SizeEstimate literal(Expr node) {
        if (node instanceof Literal literal) {
            return SizeEstimate.exactly(literalSize(literal.value()));
        }
        if (node instanceof ListLiteral list) {
            return SizeEstimate.exactly(list.elements().size());
        }
        return node instanceof MapLiteral map
                ? SizeEstimate.exactly(map.entries().size())
                : null;
    }

    private static long literalSize(Object value) {
        return value instanceof String || value instanceof Bytes ? Values.costSize(value) : 1;
    }

    static boolean isScalar(CelType type) {
        return switch (type.kind()) {
            case BOOL, DOUBLE, DURATION, INT, TIMESTAMP, UINT -> true;
            default -> type.isOptional() && isScalar(type.parameter(0));
        };
    }
}
