package io.envtest.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes a view class for each struct that can be reached from what can be served. */
final class ViewWriter {
    private final Path directory;

    ViewWriter(Path sources) {
        this.directory = sources.resolve("io/envtest/view");
    }

    void write(Catalogue catalogue) throws IOException {
        Map<String, Resource> kinds = new TreeMap<>();
        for (Resource resource : catalogue.resources()) {
            kinds.put(resource.groupVersion().packageName() + "." + resource.kind(), resource);
        }
        Set<String> packages = new TreeSet<>();
        for (String name : reachable(catalogue.definitions())) {
            Definition definition = catalogue.definitions().get(name);
            if (definition != null && definition.alias.isEmpty()) {
                String packageName = packageName(definition.packageName());
                packages.add(packageName);
                put(packageName, definition.simpleName(), new ViewClass(definition, kinds.get(name)).source());
            }
        }
        for (String packageName : packages) {
            put(
                    packageName,
                    "package-info",
                    "/** Views of the types of this group-version. */\npackage " + packageName + ";\n");
        }
    }

    private void put(String packageName, String name, String source) throws IOException {
        String[] parts = packageName.split("\\.");
        Path target = directory.resolve(parts[parts.length - 2]).resolve(parts[parts.length - 1]);
        Files.createDirectories(target);
        Files.writeString(target.resolve(name + ".java"), source);
    }

    /** {@code io.k8s.api.core.v1} becomes {@code io.envtest.view.core.v1}. */
    static String packageName(String definitions) {
        String[] parts = definitions.split("\\.");
        return "io.envtest.view." + parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    private static Set<String> reachable(SortedMap<String, Definition> definitions) {
        Deque<String> open = new ArrayDeque<>();
        for (Definition definition : definitions.values()) {
            if (definition.published || definition.field("apiVersion") != null) {
                open.add(definition.name);
            }
        }
        Set<String> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            Definition definition = definitions.get(open.pop());
            if (definition == null || definition.name.endsWith("version.Info") || !reached.add(definition.name)) {
                continue;
            }
            definition.fields.forEach(field -> open.push(TypeName.leaf(field.type)));
        }
        return reached;
    }
}
