package io.envtest.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the model classes of the official client. */
final class ModelReader {
    private static final String DIRECTORY = "io/kubernetes/client/openapi/models/";
    private static final String NAME = "public static final String SERIALIZED_NAME_";
    private static final String PROPERTY = "@ApiModelProperty(";

    private ModelReader() {}

    /** Models by class name. */
    static SortedMap<String, Model> read(Path jar) throws IOException {
        SortedMap<String, Model> models = new TreeMap<>();
        for (Map.Entry<String, String> source :
                SourceText.classes(jar, DIRECTORY).entrySet()) {
            if (source.getValue().contains("openapiRequiredFields")) {
                models.put(source.getKey(), model(source.getKey(), source.getValue()));
            }
        }
        return models;
    }

    private static Model model(String name, String source) {
        List<Model.Field> fields = new ArrayList<>();
        int doc = source.indexOf(PROPERTY);
        for (int at = source.indexOf(NAME); at >= 0; at = source.indexOf(NAME, at + 1)) {
            String json = SourceText.literal(source, source.indexOf('"', at));
            String declaration = SourceText.between(source, "  private ", ";", at);
            fields.add(new Model.Field(json, javaType(declaration), property(source, doc)));
            doc = source.indexOf(PROPERTY, doc + 1);
        }
        return new Model(name, described(source), fields, required(source));
    }

    /** The type of {@code Map<String, byte[]> binaryData = new HashMap<>()}. */
    private static String javaType(String declaration) {
        int assign = declaration.indexOf(" = ");
        String typed = assign < 0 ? declaration : declaration.substring(0, assign);
        return typed.substring(0, typed.lastIndexOf(' '));
    }

    private static String property(String source, int at) {
        int value = source.indexOf("value = \"", at);
        return value < 0 ? "" : text(source, value + "value = ".length());
    }

    private static String described(String source) {
        String mark = "@ApiModel(description = ";
        int at = source.indexOf(mark);
        return at < 0 ? "" : text(source, at + mark.length());
    }

    /** A documentation text, in which what would end or begin a comment was parted by an underscore. */
    private static String text(String source, int quote) {
        return SourceText.literal(source, quote).replace("*_/", "*/").replace("/_*", "/*");
    }

    private static Set<String> required(String source) {
        Set<String> required = new TreeSet<>();
        String mark = "openapiRequiredFields = new HashSet<String>(";
        String list = SourceText.between(source, mark, ");", 0);
        for (int quote = list.indexOf('"'); quote >= 0; quote = list.indexOf('"', quote + 1)) {
            required.add(SourceText.literal(list, quote));
            quote = SourceText.endOfLiteral(list, quote);
        }
        return required;
    }
}
