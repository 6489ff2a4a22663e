package io.envtest.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Finds the full definition name of each model class: by messages of that name, and by the APIs that reach it. */
final class DefinitionNames {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final SortedMap<String, Model> models;
    private final SortedMap<String, ProtoMessage> messages;
    private final Map<String, Set<String>> reachingPackages = new HashMap<>();
    private final Map<String, Set<String>> messagesByVersionAndName = new HashMap<>();

    DefinitionNames(
            SortedMap<String, Model> models, SortedMap<String, ProtoMessage> messages, List<Operation> operations) {
        this.models = models;
        this.messages = messages;
        for (String definition : messages.keySet()) {
            String[] parts = definition.split("\\.");
            String key = parts[parts.length - 2] + "." + parts[parts.length - 1];
            messagesByVersionAndName.computeIfAbsent(key, k -> new TreeSet<>()).add(definition);
        }
        for (Operation operation : operations) {
            GroupVersion.ofPath(operation.path()).ifPresent(groupVersion -> {
                reach(operation.body(), groupVersion);
                reach(operation.result(), groupVersion);
            });
        }
    }

    private void reach(String root, GroupVersion groupVersion) {
        Deque<String> open = new ArrayDeque<>(List.of(root));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Model model = models.get(open.pop());
            if (model == null
                    || !seen.add(model.className())
                    || !model.version().equals(groupVersion.version())) {
                continue;
            }
            Set<String> packages = reachingPackages.computeIfAbsent(model.className(), k -> new TreeSet<>());
            if (packages.add(groupVersion.packageName()) || model.className().equals(root)) {
                model.fields().forEach(field -> open.push(modelClass(field.javaType())));
            }
        }
    }

    private static String modelClass(String javaType) {
        String type = javaType;
        while (type.endsWith(">")) {
            type = type.substring(type.indexOf('<') + 1, type.length() - 1);
            type = type.substring(type.indexOf(' ') + 1);
        }
        return type;
    }

    String definition(Model model) {
        if (model.className().equals("VersionInfo")) {
            return "io.k8s.apimachinery.pkg.version.Info";
        }
        Set<String> reaching = reachingPackages.getOrDefault(model.className(), Set.of());
        Set<String> candidates = new TreeSet<>(
                messagesByVersionAndName.getOrDefault(model.version() + "." + model.simpleName(), Set.of()));
        String prefix = model.groupPrefix().toLowerCase(Locale.ROOT);
        String meta = META + model.simpleName();
        if (prefix.isEmpty() && model.version().equals("v1") && fits(meta, model)) {
            return meta;
        }
        for (String packageName : reaching) {
            if (packageName.contains("." + prefix) && candidates.contains(packageName + "." + model.simpleName())) {
                return packageName + "." + model.simpleName();
            }
        }
        for (String candidate : candidates) {
            if (prefix.isEmpty() && fits(candidate, model)) {
                return candidate;
            }
        }
        return reaching.stream()
                .filter(packageName -> packageName.contains("." + prefix))
                .findFirst()
                .map(packageName -> packageName + "." + model.simpleName())
                .orElseGet(() -> candidates.stream().findFirst().orElse(meta));
    }

    /** Whether more than half of the properties are fields of the message. */
    private boolean fits(String definition, Model model) {
        ProtoMessage message = messages.get(definition);
        if (message == null) {
            return false;
        }
        long known = model.fields().stream()
                .filter(field ->
                        message.fields().stream().anyMatch(proto -> proto.name().equals(field.name())))
                .count();
        return 2 * known >= model.fields().size() - 2;
    }
}
