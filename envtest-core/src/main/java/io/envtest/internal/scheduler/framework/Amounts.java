package io.envtest.internal.scheduler.framework;

import io.envtest.internal.meta.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Amounts of resources by name: thousandths of {@code cpu}, whole units of everything else. Immutable.
 *
 * @param byName only what is not zero
 */
public record Amounts(Map<String, Long> byName) {

    /** Nothing. */
    public static final Amounts NONE = new Amounts(Map.of());

    private static final String CPU = "cpu";

    /** Copies the map. */
    public Amounts {
        byName = Map.copyOf(byName);
    }

    /** The amounts of a resource list in an object; texts that are no quantities count as nothing. */
    public static Amounts of(Map<String, String> quantities) {
        if (quantities.isEmpty()) {
            return NONE;
        }
        Map<String, Long> amounts = new HashMap<>();
        quantities.forEach((name, text) -> Quantity.tryParse(text)
                .ifPresent(quantity -> amounts.put(name, name.equals(CPU) ? quantity.milliValue() : quantity.value())));
        return new Amounts(amounts);
    }

    /** The amount of one resource, 0 if there is none. */
    public long get(String name) {
        return byName.getOrDefault(name, 0L);
    }

    /** The names of all resources, sorted. */
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** The sums. */
    public Amounts plus(Amounts other) {
        return combine(other, Long::sum);
    }

    /** The differences. */
    public Amounts minus(Amounts other) {
        return combine(new Amounts(negated(other.byName)), Long::sum);
    }

    /** The larger of each. */
    public Amounts max(Amounts other) {
        return combine(other, Math::max);
    }

    /** These amounts, where another has one, replaced by it. */
    public Amounts overriddenBy(Amounts other) {
        return combine(other, (mine, theirs) -> theirs);
    }

    private static Map<String, Long> negated(Map<String, Long> amounts) {
        Map<String, Long> result = new HashMap<>();
        amounts.forEach((name, amount) -> result.put(name, -amount));
        return result;
    }

    private Amounts combine(Amounts other, BinaryOperator<Long> operator) {
        if (other.byName.isEmpty()) {
            return this;
        }
        Map<String, Long> result = new HashMap<>(byName);
        other.byName.forEach((name, amount) -> result.merge(name, amount, operator));
        result.values().removeIf(amount -> amount == 0);
        return new Amounts(result);
    }
}
