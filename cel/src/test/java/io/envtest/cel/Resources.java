package io.envtest.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what the server answered. */
final class Resources {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Resources() {}

    static JsonNode json(String name) {
        try (BufferedReader reader = open(name)) {
            return MAPPER.readTree(reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One document for each line. */
    static Stream<JsonNode> lines(String name) {
        return open(name).lines().map(Resources::parse);
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private static BufferedReader open(String name) {
        InputStream stream = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name);
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
