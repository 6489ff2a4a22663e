package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.endpoint.patch.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSetTest {

    private static final List<PathElement> ELEMENTS = List.of(
            PathElement.field("a"),
            PathElement.field("b"),
            PathElement.field("c"),
            PathElement.key(List.of("k"), List.of(Json.read("1"))),
            PathElement.value(Json.read("'x'")));

    /** Paths as lists of elements: the slow form of a field set. */
    private static Set<List<PathElement>> randomPaths(Random random) {
        Set<List<PathElement>> paths = new HashSet<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            List<PathElement> path = new ArrayList<>();
            int length = 1 + random.nextInt(4);
            for (int j = 0; j < length; j++) {
                path.add(ELEMENTS.get(random.nextInt(ELEMENTS.size())));
            }
            paths.add(path);
        }
        return paths;
    }

    private static FieldSet set(Set<List<PathElement>> paths) {
        FieldSet set = new FieldSet();
        for (List<PathElement> path : paths) {
            FieldSet node = set;
            for (PathElement element : path.subList(0, path.size() - 1)) {
                node = node.below(element);
            }
            node.add(path.get(path.size() - 1));
        }
        return set;
    }

    private static Set<String> shown(Set<List<PathElement>> paths) {
        Set<String> texts = new HashSet<>();
        for (List<PathElement> path : paths) {
            StringBuilder text = new StringBuilder();
            path.forEach(text::append);
            texts.add(text.toString());
        }
        return texts;
    }

    private static List<String> shown(FieldSet set) {
        List<String> paths = new ArrayList<>();
        set.forEachPath(paths::add);
        return paths;
    }

    private static boolean isAtOrBelow(List<PathElement> path, List<PathElement> other) {
        return path.size() >= other.size() && path.subList(0, other.size()).equals(other);
    }

    private static void check(long seed, BinaryOperator<FieldSet> fast, BinaryOperator<Set<List<PathElement>>> slow) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Set<List<PathElement>> a = randomPaths(random);
            Set<List<PathElement>> b = randomPaths(random);
            assertThat(shown(fast.apply(set(a), set(b))))
                    .as("seed %d, round %d: %s and %s", seed, i, shown(a), shown(b))
                    .containsExactlyInAnyOrderElementsOf(shown(slow.apply(new HashSet<>(a), b)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void behavesLikeASetOfPaths(long seed) {
        check(seed, FieldSet::union, (a, b) -> {
            a.addAll(b);
            return a;
        });
        check(seed, FieldSet::minus, (a, b) -> {
            a.removeAll(b);
            return a;
        });
        check(seed, FieldSet::and, (a, b) -> {
            a.retainAll(b);
            return a;
        });
        check(seed, FieldSet::minusAllBelow, (a, b) -> {
            a.removeIf(path -> b.stream().anyMatch(other -> isAtOrBelow(path, other)));
            return a;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void knowsItsPaths(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Set<List<PathElement>> paths = randomPaths(random);
            FieldSet set = set(paths);
            assertThat(set.isEmpty()).isEqualTo(paths.isEmpty());
            assertThat(paths).as("seed %d, round %d", seed, i).allMatch(set::has);
            for (List<PathElement> path : randomPaths(random)) {
                assertThat(set.has(path)).isEqualTo(paths.contains(path));
            }
            assertThat(set).isEqualTo(set(new HashSet<>(paths))).hasSameHashCodeAs(set(new HashSet<>(paths)));
        }
    }

    @Test
    void keepsElementsInOrderWhateverTheOrderTheyCome() {
        FieldSet set = new FieldSet();
        for (int i = ELEMENTS.size() - 1; i >= 0; i--) {
            set.add(ELEMENTS.get(i));
            set.below(ELEMENTS.get(i)).add(ELEMENTS.get(0));
        }
        set.add(ELEMENTS.get(2));
        assertThat(set.entries()).extracting(FieldSet.Entry::element).containsExactlyElementsOf(ELEMENTS);
        assertThat(set.entries()).allMatch(FieldSet.Entry::member);
    }

    @Test
    void showsTheMembersOfALevelBeforeWhatIsBelow() {
        FieldSet set = new FieldSet();
        set.add(PathElement.field("b"));
        set.below(PathElement.field("a")).add(PathElement.field("x"));
        set.add(PathElement.field("c"));
        assertThat(shown(set)).containsExactly(".b", ".c", ".a.x");
    }

    @Test
    void doesNotCountNodesThatStayedEmpty() {
        FieldSet set = new FieldSet();
        set.below(PathElement.field("a")).below(PathElement.field("b"));
        assertThat(set.isEmpty()).isTrue();
        assertThat(set.entries()).isEmpty();
        assertThat(set).isEqualTo(new FieldSet());
    }
}
