package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.envtest.internal.codec.UnsuitableLibraryException;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Reads YAML by the rules of YAML 1.1: {@code yes} and {@code on} are booleans, {@code 010} is eight. Pure functions. */
public final class YamlReader {

    private YamlReader() {}

    /**
     * Reads the first document of a text; what follows it is not looked at.
     *
     * @param text UTF-8
     * @throws MalformedYamlException when it is not YAML, or holds what JSON cannot express
     */
    public static YamlDocument read(byte[] text) throws MalformedYamlException {
        JsonNode json = CompactJson.read(text);
        if (json != null) {
            return new YamlDocument(json, List.of());
        }
        int[] document = CodePoints.decode(text);
        Directives.check(text);
        Parser parser = new ParserImpl(new WholeText(FlowTabs.toSpaces(document)), options());
        try {
            parser.getEvent();
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                return new YamlDocument(NullNode.getInstance(), List.of());
            }
            parser.getEvent();
            TreeBuilder builder = new TreeBuilder(parser, document);
            JsonNode value = builder.value();
            parser.peekEvent();
            return new YamlDocument(value, builder.duplicates());
        } catch (MarkedYAMLException e) {
            throw new MalformedYamlException(ParserWords.of(e, document.length));
        } catch (YAMLException e) {
            throw new MalformedYamlException("yaml: control characters are not allowed");
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        try {
            options.setCodePointLimit(Integer.MAX_VALUE);
        } catch (NoSuchMethodError e) {
            throw UnsuitableLibraryException.tooOld("org.yaml:snakeyaml", "1.33", LoaderOptions.class);
        }
        return options;
    }
}
