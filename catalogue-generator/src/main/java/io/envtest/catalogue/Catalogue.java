package io.envtest.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything known about the API: definitions by name, and resources. */
record Catalogue(SortedMap<String, Definition> definitions, List<Resource> resources) {
    /** Packages of which messages are wanted although OpenAPI does not publish them. */
    private static final Set<String> WIRE_PACKAGES = Set.of(
            "io.k8s.apimachinery.pkg.apis.meta.v1",
            "io.k8s.apimachinery.pkg.runtime",
            "io.k8s.api.admission.v1",
            "io.k8s.api.apidiscovery.v2",
            "io.k8s.api.core.v1");

    static Catalogue read(Path apiJar, Path protoJar) throws IOException {
        SortedMap<String, Model> models = ModelReader.read(apiJar);
        SortedMap<String, ProtoMessage> messages = ProtoReader.read(protoJar);
        List<Operation> operations = ApiReader.read(apiJar);
        DefinitionNames names = new DefinitionNames(models, messages, operations);
        Map<String, String> byClass = new HashMap<>();
        models.values().forEach(model -> byClass.put(model.className(), names.definition(model)));
        DefinitionBuilder builder = new DefinitionBuilder(
                messages, type -> Objects.requireNonNull(byClass.get(type), () -> "no model class " + type));
        SortedMap<String, Definition> definitions = new TreeMap<>();
        models.values().forEach(model -> {
            String name = byClass.getOrDefault(model.className(), "");
            definitions.put(name, builder.published(name, model));
        });
        TypeName.SPECIAL.forEach((name, alias) -> definitions.put(name, special(name, alias, messages)));
        addMessages(definitions, messages, builder);
        Overlay.load().apply(definitions);
        DocsOverlay.load().apply(definitions);
        return new Catalogue(definitions, new ResourceBuilder(byClass, definitions).build(operations));
    }

    private static Definition special(String name, String alias, Map<String, ProtoMessage> messages) {
        Definition definition = new Definition(name);
        definition.alias = alias;
        definition.published = !name.endsWith(".Duration");
        ProtoMessage message = messages.get(name);
        definition.doc = message == null ? "" : message.comment().text();
        return definition;
    }

    /** Adds what the definitions mention and OpenAPI does not know, and the messages that are wanted for themselves. */
    private static void addMessages(
            Map<String, Definition> definitions, Map<String, ProtoMessage> messages, DefinitionBuilder builder) {
        Set<String> wanted = new TreeSet<>();
        messages.keySet().stream()
                .filter(name -> WIRE_PACKAGES.contains(name.substring(0, name.lastIndexOf('.'))))
                .forEach(wanted::add);
        mentioned(definitions.values(), wanted);
        for (wanted.removeAll(definitions.keySet()); !wanted.isEmpty(); wanted.removeAll(definitions.keySet())) {
            for (String name : wanted) {
                ProtoMessage message = messages.get(name);
                definitions.put(name, message == null ? new Definition(name) : builder.unpublished(message));
            }
            mentioned(List.copyOf(definitions.values()), wanted);
        }
    }

    private static void mentioned(Collection<Definition> definitions, Set<String> names) {
        for (Definition definition : definitions) {
            for (Definition.Field field : definition.fields) {
                String leaf = TypeName.leaf(field.type);
                if (!leaf.isEmpty()) {
                    names.add(leaf);
                }
            }
        }
    }
}
