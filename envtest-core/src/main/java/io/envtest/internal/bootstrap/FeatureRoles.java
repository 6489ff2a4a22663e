package io.envtest.internal.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.Write;
import io.envtest.time.ClusterClock;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.rbac.v1.ClusterRoleBinding;
import io.envtest.view.rbac.v1.PolicyRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives the default roles what features need that are on, and adds the roles that there are only then. */
public final class FeatureRoles {

    private static final String ROLES = "/registry/clusterroles/";
    private static final String BINDINGS = "/registry/clusterrolebindings/";
    /** What new roles and bindings look like but for their name, rules and subjects. */
    private static final String MODEL = "system:service-account-issuer-discovery";

    /** Made only where a feature is on: a start that needs none does not pay for it. */
    private final ObjectMapper json = new ObjectMapper();

    private final MvccStorage storage;
    private final ClusterRandom random;
    private final String now;
    private final Map<String, ObjectNode> changed = new LinkedHashMap<>();

    private FeatureRoles(MvccStorage storage, ClusterClock clock, ClusterRandom random) {
        this.storage = storage;
        this.random = random;
        this.now = PreparedObject.time(clock.now());
    }

    /** Writes what the store does not have; {@link PreparedObjects} must be there. */
    public static void write(MvccStorage storage, FeatureGates features, ClusterClock clock, ClusterRandom random) {
        if (!features.equals(FeatureGates.DEFAULT)) {
            new FeatureRoles(storage, clock, random).add(features);
        }
    }

    private void add(FeatureGates features) {
        boolean on = false;
        String name = "";
        for (String line : DataFile.lines("feature-roles.txt")) {
            String[] words = DataFile.words(line);
            if (!DataFile.indented(line)) {
                on = features.enabled(words[0]);
                name = words[1];
            } else if (on && words[0].equals("bound")) {
                bind(name, words[1]);
            } else if (on) {
                allow(name, Integer.parseInt(words[0]), Arrays.copyOfRange(words, 1, words.length));
            }
        }
        if (!changed.isEmpty()) {
            storage.commit(changed.entrySet().stream()
                    .map(entry -> write(entry.getKey(), entry.getValue()))
                    .toList());
        }
    }

    private void allow(String name, int place, String[] words) {
        ObjectNode role = object(ROLES, name);
        PolicyRule rule = PolicyRule.of(JsonNodeFactory.instance.objectNode());
        BootstrapRbac.rule(rule, words);
        ArrayNode rules = role.withArray("/rules");
        for (JsonNode present : rules) {
            if (present.equals(rule.node())) {
                return;
            }
        }
        rules.insert(Math.min(place, rules.size()), rule.node());
        changed.put(ROLES + name, role);
    }

    private void bind(String name, String subject) {
        if (storage.get(BINDINGS + name).isPresent()) {
            return;
        }
        ObjectNode binding = object(BINDINGS, name);
        ClusterRoleBinding view = ClusterRoleBinding.of(binding);
        binding.remove("subjects");
        BootstrapRbac.subject(view.addSubjects(), subject);
        view.roleRef().setName(name);
        changed.put(BINDINGS + name, binding);
    }

    /** The object as it is, or a new one. */
    private ObjectNode object(String area, String name) {
        ObjectNode known = changed.get(area + name);
        if (known != null) {
            return known;
        }
        return stored(area + name).orElseGet(() -> {
            ObjectNode fresh = stored(area + MODEL).orElseThrow(() -> new IllegalStateException("no " + area + MODEL));
            ClusterRole view = ClusterRole.of(fresh);
            view.metadata().setName(name).setUid(random.uuid()).setCreationTimestamp(now);
            view.metadata().managedFields().forEach(entry -> entry.setTime(now));
            if (fresh.has("rules")) {
                fresh.putArray("rules");
            }
            return fresh;
        });
    }

    private Optional<ObjectNode> stored(String key) {
        return storage.get(key).map(Revision::value).map(this::parse);
    }

    private ObjectNode parse(byte[] text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Write write(String key, ObjectNode object) {
        byte[] text;
        try {
            text = json.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return storage.get(key)
                .map(present -> Write.update(key, present.revision(), text))
                .orElseGet(() -> Write.create(key, text));
    }
}
