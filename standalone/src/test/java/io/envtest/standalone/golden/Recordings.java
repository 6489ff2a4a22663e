package io.envtest.standalone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The packed recordings: probe files by name, and transcripts by path. */
final class Recordings {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<JsonNode>> probes = new TreeMap<>();
    private final Map<String, JsonNode> transcripts = new TreeMap<>();

    private Recordings() {}

    static Recordings load() throws IOException {
        Recordings all = new Recordings();
        InputStream packed = Recordings.class.getResourceAsStream("/golden/recordings.zip");
        if (packed == null) {
            throw new IOException("no resource /golden/recordings.zip on the class path");
        }
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.take(entry.getName(), zip.readAllBytes());
            }
        }
        return all;
    }

    private void take(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".jsonl")) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank()) {
                    lines.add(MAPPER.readTree(line));
                }
            }
            probes.put(name, lines);
        } else if (name.endsWith(".json")) {
            transcripts.put(name, MAPPER.readTree(bytes));
        }
    }

    /** Probe files: the first line may hold the set-up. */
    Map<String, List<JsonNode>> probes() {
        return probes;
    }

    /** Transcripts below a folder, {@code api-only} or {@code full}. */
    Map<String, JsonNode> transcripts(String folder) {
        Map<String, JsonNode> chosen = new TreeMap<>();
        transcripts.forEach((path, transcript) -> {
            if (path.startsWith("transcripts/" + folder + "/")) {
                chosen.put(path, transcript);
            }
        });
        return chosen;
    }
}
