package io.envtest.internal.meta;

import io.envtest.view.core.v1.Taint;
import io.envtest.view.core.v1.Toleration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which taints a pod puts up with.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">Taints and tolerations</a>
 */
public final class Tolerations {

    private Tolerations() {}

    /** Whether one of the tolerations covers a taint. */
    public static boolean tolerate(List<Toleration> tolerations, Taint taint) {
        return tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint));
    }

    /** Whether a toleration covers a taint. */
    public static boolean tolerates(Toleration toleration, Taint taint) {
        if (!toleration.effect().isEmpty() && !toleration.effect().equals(taint.effect())) {
            return false;
        }
        if (!toleration.key().isEmpty() && !toleration.key().equals(taint.key())) {
            return false;
        }
        return switch (toleration.operator()) {
            case "", "Equal" -> toleration.value().equals(taint.value());
            case "Exists" -> true;
            case "Lt" -> compare(toleration, taint, sign -> sign < 0);
            case "Gt" -> compare(toleration, taint, sign -> sign > 0);
            default -> false;
        };
    }

    /** How the taint's number compares with that of the toleration; false if one of them is none. */
    private static boolean compare(Toleration toleration, Taint taint, IntPredicate wanted) {
        try {
            return wanted.test(Long.compare(Long.parseLong(taint.value()), Long.parseLong(toleration.value())));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Two lists as one, without what another entry covers already; of equal ones the first stays. */
    public static List<Toleration> merge(List<Toleration> first, List<Toleration> second) {
        List<Toleration> all = Stream.concat(first.stream(), second.stream()).toList();
        return IntStream.range(0, all.size())
                .filter(i -> IntStream.range(0, all.size())
                        .noneMatch(other -> other != i && makesNeedless(all.get(other), all.get(i), other < i)))
                .mapToObj(all::get)
                .toList();
    }

    private static boolean makesNeedless(Toleration wide, Toleration narrow, boolean earlier) {
        return wide.node().equals(narrow.node()) ? earlier : covers(wide, narrow);
    }

    /** Whether every taint the narrow toleration covers is covered, for as long, by the wide one. */
    private static boolean covers(Toleration wide, Toleration narrow) {
        boolean exists = wide.operator().equals("Exists");
        if (!wide.key().equals(narrow.key()) && !(exists && wide.key().isEmpty())) {
            return false;
        }
        if (!wide.effect().isEmpty() && !wide.effect().equals(narrow.effect())) {
            return false;
        }
        if (wide.effect().equals("NoExecute")
                && wide.hasTolerationSeconds()
                && (!narrow.hasTolerationSeconds() || narrow.tolerationSeconds() > wide.tolerationSeconds())) {
            return false;
        }
        return exists || isEqual(wide) && isEqual(narrow) && wide.value().equals(narrow.value());
    }

    private static boolean isEqual(Toleration toleration) {
        return toleration.operator().isEmpty() || toleration.operator().equals("Equal");
    }

    /** The first taint of a kind that no toleration covers. */
    public static Optional<Taint> firstUntolerated(
            List<Taint> taints, List<Toleration> tolerations, Predicate<Taint> kind) {
        return taints.stream()
                .filter(kind)
                .filter(taint -> !tolerate(tolerations, taint))
                .findFirst();
    }
}
