package io.envtest.internal.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedObjectsTest {

    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void behavesAsASortedMapUnderRandomChanges(long seed) {
        Random random = new Random(seed);
        TreeMap<String, EncodedObject> model = new TreeMap<>();
        SortedObjects objects = SortedObjects.EMPTY;
        for (int step = 0; step < STEPS; step++) {
            String path = "ns" + random.nextInt(3) + "/" + random.nextInt(step < STEPS / 2 ? 3000 : 40);
            boolean grow = random.nextInt(10) < (step < STEPS / 2 ? 8 : 3);
            String victim = step < STEPS / 2 || model.isEmpty() ? path : model.ceilingKey(model.firstKey());
            if (grow) {
                EncodedObject object = stored(path, step);
                model.put(path, object);
                objects = objects.with(object);
            } else {
                model.remove(victim);
                objects = objects.without(victim);
            }
            assertThat(objects.size()).isEqualTo(model.size());
            assertThat(objects.get(path)).isSameAs(model.get(path));
            if (step % 500 == 0) {
                compare(objects, model, random);
            }
        }
        compare(objects, model, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 33, 1000, 5000})
    void olderVersionsStayAsTheyWere(int count) {
        List<SortedObjects> versions = new ArrayList<>();
        SortedObjects objects = SortedObjects.EMPTY;
        for (int i = 0; i < count; i++) {
            versions.add(objects);
            objects = objects.with(stored("ns/" + (100_000 + i), i));
        }
        for (int i = 0; i < count; i++) {
            assertThat(versions.get(i).size()).isEqualTo(i);
        }
        for (int i = 0; i < count; i++) {
            objects = objects.without("ns/" + (100_000 + i));
        }
        assertThat(objects.size()).isZero();
        assertThat(versions.get(count - 1).size()).isEqualTo(count - 1);
    }

    private static void compare(SortedObjects objects, TreeMap<String, EncodedObject> model, Random random) {
        String from = "ns" + random.nextInt(3) + "/" + random.nextInt(3000);
        List<EncodedObject> seen = new ArrayList<>();
        objects.visit(from, seen::add);
        Map<String, EncodedObject> tail = model.tailMap(from);
        assertThat(seen).containsExactlyElementsOf(tail.values());
        assertThat(objects.rank(from)).isEqualTo(model.headMap(from).size());
    }

    private static EncodedObject stored(String path, long revision) {
        NewObject object = TestObjects.object(path, "");
        return PendingObject.of(TestObjects.key(path), object).at(revision);
    }
}
