package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.yaml.MalformedYamlException;
import io.envtest.internal.codec.yaml.UnprintableException;
import io.envtest.internal.codec.yaml.YamlDocument;
import io.envtest.internal.codec.yaml.YamlReader;
import io.envtest.internal.codec.yaml.YamlWriter;
import io.envtest.internal.meta.ApiErrors;
import java.util.List;

/** YAML; there are no streams of it. */
public final class YamlFormat implements BodyFormat {

    @Override
    public Body read(byte[] content) throws MalformedBodyException {
        try {
            YamlDocument document = YamlReader.read(content);
            List<String> notes = document.duplicates();
            String strict = notes.isEmpty() ? "" : "yaml: unmarshal errors:\n  " + String.join("\n  ", notes);
            return new Body(document.value(), notes, strict);
        } catch (MalformedYamlException e) {
            throw new MalformedBodyException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public byte[] write(ObjectNode object) {
        try {
            return YamlWriter.write(object);
        } catch (UnprintableException e) {
            throw ApiErrors.unknown(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public byte[] event(String type, ObjectNode object) {
        throw new UnsupportedOperationException("a watch is never negotiated to be YAML");
    }
}
