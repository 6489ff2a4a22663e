package io.envtest.internal.endpoint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.patch.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences of applies and updates come out as the slow form says. */
class ApplySequenceTest {

    private static final FieldManager WIDGETS = TestShapes.widgets(TestShapes.custom(SlowApply.SCHEMA));

    /** Maps and lists that are there or not, which the slow form does not tell. */
    private static final Set<String> CONTAINERS = Set.of(".spec", ".spec.m", ".spec.o", ".spec.ls", ".spec.lm");

    private static final List<String> MANAGERS = List.of("m1", "m2", "m3");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void endsLikeTheSlowForm(long seed) {
        Random random = new Random(seed);
        for (int sequence = 0; sequence < 30; sequence++) {
            new Sequence(random, "seed " + seed + ", sequence " + sequence).run(25);
        }
    }

    private static final class Sequence {

        private final Random random;

        private final String name;

        private final SlowApply slow = new SlowApply();

        private final List<String> history = new ArrayList<>();

        private ObjectNode live;

        private Instant now = Instant.parse("2026-01-05T10:00:00Z");

        Sequence(Random random, String name) {
            this.random = random;
            this.name = name;
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                now = now.plusSeconds(random.nextInt(2));
                String manager = MANAGERS.get(random.nextInt(MANAGERS.size()));
                if (random.nextInt(3) > 0) {
                    apply(manager, random.nextInt(3) > 0);
                } else {
                    update(manager);
                }
                check();
            }
        }

        private void apply(String manager, boolean force) {
            ObjectNode config = widget();
            history.add(manager + (force ? " forces " : " applies ") + config.path("spec"));
            Set<String> expected = slow.apply(config, manager, force, hasManagedFields());
            Set<String> conflicts = new TreeSet<>();
            try {
                live = WIDGETS.apply(live, config, manager, force, now);
            } catch (ApiException refused) {
                conflicts = conflicts(refused.status());
            }
            assertThat(conflicts).as(this::toString).isEqualTo(expected);
        }

        private void update(String manager) {
            ObjectNode object = random.nextBoolean() ? widget() : edited();
            history.add(manager + " updates to " + object.path("spec"));
            slow.update(object, manager, live == null || hasManagedFields());
            if (hasManagedFields()) {
                ((ObjectNode) object.path("metadata"))
                        .set("managedFields", live.path("metadata").path("managedFields"));
            }
            WIDGETS.update(live, object, manager, now);
            live = object;
        }

        private boolean hasManagedFields() {
            return live != null && live.path("metadata").has("managedFields");
        }

        private ObjectNode edited() {
            ObjectNode object = live == null ? widget() : live.deepCopy();
            ((ObjectNode) object.path("metadata")).remove("managedFields");
            ObjectNode other = widget();
            for (Map.Entry<String, JsonNode> member : other.path("spec").properties()) {
                if (random.nextInt(3) == 0) {
                    object.withObject("/spec").set(member.getKey(), member.getValue());
                }
            }
            return object;
        }

        private static Set<String> conflicts(Status status) {
            Set<String> conflicts = new TreeSet<>();
            for (Status.Cause cause : status.details().causes()) {
                String who = cause.message().replaceFirst("conflict with \"(.*?)\".*", "$1");
                String operation = cause.message().contains(" using ") ? " Update " : " Apply ";
                if (!isContainer(cause.field())) {
                    conflicts.add(who + operation + cause.field());
                }
            }
            return conflicts;
        }

        private void check() {
            if (live != null) {
                assertThat(SlowApply.fields(live)).as(this::toString).isEqualTo(slow.values());
                assertThat(owners()).as(this::toString).isEqualTo(slow.owners());
            }
        }

        private Map<String, Set<String>> owners() {
            Map<String, Set<String>> owners = new TreeMap<>();
            for (JsonNode entry : live.path("metadata").path("managedFields")) {
                Set<String> paths = new TreeSet<>();
                FieldsV1.decode(entry.path("fieldsV1")).forEachPath(path -> {
                    if (!isContainer(path)) {
                        paths.add(path);
                    }
                });
                if (!paths.isEmpty()) {
                    owners.put(
                            entry.path("manager").asText() + " "
                                    + entry.path("operation").asText(),
                            paths);
                }
            }
            return owners;
        }

        private static boolean isContainer(String path) {
            return CONTAINERS.contains(path) || path.endsWith("].o");
        }

        private ObjectNode widget() {
            ObjectNode widget =
                    Json.object("{apiVersion: 'example.com/v1', kind: 'Widget', metadata: {name: 'a'}, spec: {}}");
            ObjectNode spec = (ObjectNode) widget.path("spec");
            fill(spec, "s", () -> spec.put("s", letter()));
            fill(spec, "n", () -> spec.put("n", random.nextInt(3)));
            fill(spec, "m", () -> fillMembers(spec.putObject("m")));
            fill(spec, "o", () -> fillMembers(spec.putObject("o")).remove("c"));
            fill(spec, "am", () -> fillMembers(spec.putObject("am")));
            fill(spec, "al", () -> letters().forEach(spec.putArray("al")::add));
            fill(spec, "ls", () -> letters().forEach(spec.putArray("ls")::add));
            fill(spec, "lm", () -> fillItems(spec.putArray("lm")));
            return widget;
        }

        private void fill(ObjectNode spec, String name, Runnable fill) {
            if (random.nextInt(5) < 2) {
                fill.run();
                if (spec.path(name).isContainerNode() && spec.path(name).isEmpty()) {
                    spec.remove(name);
                }
            }
        }

        private String letter() {
            return Character.toString('a' + random.nextInt(3));
        }

        private Set<String> letters() {
            return random.ints(3, 'a', 'e')
                    .mapToObj(Character::toString)
                    .limit(1 + random.nextInt(3))
                    .collect(Collectors.toSet());
        }

        private ObjectNode fillMembers(ObjectNode object) {
            letters().forEach(name -> object.put(name.equals("d") ? "a" : name, letter()));
            return object;
        }

        private void fillItems(ArrayNode items) {
            for (String key : letters()) {
                ObjectNode item = items.addObject().put("k", key);
                if (random.nextBoolean()) {
                    item.put("v", random.nextInt(3));
                }
                if (random.nextInt(3) == 0) {
                    item.putObject("o").put(random.nextBoolean() ? "x" : "y", random.nextInt(2));
                }
            }
        }

        @Override
        public String toString() {
            return name + ":\n" + String.join("\n", history);
        }
    }
}
