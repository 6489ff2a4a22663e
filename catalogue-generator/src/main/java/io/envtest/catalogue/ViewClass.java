package io.envtest.catalogue;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The source of one view: accessors of one line each, everything else is in the base class. */
final class ViewClass {
    private static final String JSON = "com.fasterxml.jackson.databind.JsonNode";
    private static final Set<String> TAKEN = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "void",
            "volatile",
            "while",
            "true",
            "false",
            "null",
            "path",
            "node",
            "present",
            "materialize",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait");
    /** Accessor in the base class and Java type of a scalar. */
    private static final Map<String, String[]> SCALARS = Map.ofEntries(
            Map.entry("string", new String[] {"text", "String", "String"}),
            Map.entry("bytes", new String[] {"text", "String", "String"}),
            Map.entry("time", new String[] {"text", "String", "String"}),
            Map.entry("microtime", new String[] {"text", "String", "String"}),
            Map.entry("duration", new String[] {"text", "String", "String"}),
            Map.entry("quantity", new String[] {"quantity", "String", "String"}),
            Map.entry("bool", new String[] {"flag", "boolean", "Boolean"}),
            Map.entry("int32", new String[] {"int32", "int", "Integer"}),
            Map.entry("int64", new String[] {"int64", "long", "Long"}),
            Map.entry("double", new String[] {"number", "double", "Double"}),
            Map.entry(
                    "intorstring",
                    new String[] {"intOrString", "io.envtest.view.IntOrString", "io.envtest.view.IntOrString"}));

    private final Definition definition;
    private final @Nullable Resource resource;
    private final StringBuilder out = new StringBuilder();

    ViewClass(Definition definition, @Nullable Resource resource) {
        this.definition = definition;
        this.resource = resource;
    }

    String source() {
        String name = definition.simpleName();
        line("package " + ViewWriter.packageName(definition.packageName()) + ";");
        line("");
        line("/** View of {@code " + definition.name + "}. */");
        line("@javax.annotation.processing.Generated(\"io.envtest.catalogue\")");
        line("public final class " + name + " extends io.envtest.view.View {");
        if (resource != null) {
            line("    public static final String GROUP = \""
                    + resource.groupVersion().group() + "\";");
            line("    public static final String VERSION = \""
                    + resource.groupVersion().version() + "\";");
            line("    public static final String KIND = \"" + name + "\";");
        }
        line("    /** Over a tree of its own. */");
        line("    public " + name + "(com.fasterxml.jackson.databind.node.ObjectNode node) { super(node); }");
        line("    /** Over a place in the tree of another view. */");
        line("    public " + name + "(io.envtest.view.Place place) { super(place); }");
        line("    public static " + name + " of(com.fasterxml.jackson.databind.node.ObjectNode node) { return new "
                + name + "(node); }");
        line("    @Override protected " + name + " at(io.envtest.view.Place place) { return new " + name
                + "(place); }");
        definition.fields.forEach(this::field);
        line("}");
        return out.toString();
    }

    private void field(Definition.Field field) {
        String base = identifier(field.name);
        String upper = Character.toUpperCase(base.charAt(0)) + base.substring(1);
        String json = "\"" + field.name + "\"";
        accessors(field.type, TAKEN.contains(base) ? base + "_" : base, upper, json);
        if (!field.required) {
            line("    public boolean has" + upper + "() { return has(" + json + "); }");
            line("    public void remove" + upper + "() { remove(" + json + "); }");
        }
    }

    private void accessors(String type, String name, String upper, String json) {
        String[] scalar = SCALARS.get(type);
        if (scalar != null) {
            getter(scalar[1], name, scalar[0] + "(" + json + ")");
            setter(scalar[1], upper, json);
        } else if (type.startsWith("[")) {
            list(type.substring(type.indexOf(']') + 1), name, upper, json);
        } else if (type.startsWith("{}")) {
            map(type.substring(2), name, upper, json);
        } else if (type.startsWith("any:")) {
            getter(JSON, name, "any(" + json + ")");
            setter(JSON, upper, json);
        } else {
            getter(view(type), name, "new " + view(type) + "(child(" + json + "))");
        }
    }

    private void list(String element, String name, String upper, String json) {
        String view = TypeName.leaf(element);
        if (!view.isEmpty()) {
            String type = view(view);
            getter(
                    "java.util.List<" + type + ">",
                    name,
                    "views(" + json + ", new " + type + "(io.envtest.view.Place.NOWHERE))");
            getter(type, "add" + upper, "new " + type + "(append(" + json + "))");
        } else if (isText(element)) {
            getter("java.util.List<String>", name, "texts(" + json + ")");
            setter("java.util.List<String>", upper, json);
        } else if (element.startsWith("any:")) {
            getter("java.util.List<" + JSON + ">", name, "nodes(" + json + ")");
        } else {
            String boxed = boxed(element);
            getter("java.util.List<" + boxed + ">", name, "values(" + json + ", " + boxed + ".class)");
        }
    }

    private void map(String element, String name, String upper, String json) {
        String view = TypeName.leaf(element);
        if (element.startsWith("[")) {
            getter("java.util.Map<String, java.util.List<String>>", name, "textLists(" + json + ")");
        } else if (!view.isEmpty()) {
            String type = view(view);
            getter(
                    "java.util.Map<String, " + type + ">",
                    name,
                    "viewMap(" + json + ", new " + type + "(io.envtest.view.Place.NOWHERE))");
            line("    public " + type + " put" + upper + "(String key) { return new " + type + "(entry(" + json
                    + ", key)); }");
        } else if (isText(element)) {
            getter("java.util.Map<String, String>", name, "textMap(" + json + ")");
            setter("java.util.Map<String, String>", upper, json);
        } else {
            getter("java.util.Map<String, " + JSON + ">", name, "nodeMap(" + json + ")");
        }
    }

    private static boolean isText(String type) {
        String[] scalar = SCALARS.get(type);
        return scalar != null && scalar[1].equals("String");
    }

    private static String boxed(String type) {
        String[] scalar = SCALARS.get(type);
        if (scalar == null) {
            throw new IllegalStateException("no list view for elements of type " + type);
        }
        return scalar[2];
    }

    private void getter(String type, String name, String expression) {
        line("    public " + type + " " + name + "() { return " + expression + "; }");
    }

    private void setter(String type, String upper, String json) {
        line("    public " + definition.simpleName() + " set" + upper + "(" + type + " value) { put(" + json
                + ", value); return this; }");
    }

    private String view(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot).equals(definition.packageName())
                ? name.substring(dot + 1)
                : ViewWriter.packageName(name.substring(0, dot)) + name.substring(dot);
    }

    /** {@code x-kubernetes-int-or-string} becomes {@code xKubernetesIntOrString}, {@code $ref} becomes {@code ref}. */
    private static String identifier(String json) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : json.toCharArray()) {
            if (Character.isJavaIdentifierPart(c) && c != '$') {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            } else {
                upper = !name.isEmpty();
            }
        }
        return name.toString();
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
