package io.envtest.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds manifests on the class path, in a file or in a folder. */
final class Manifests {

    private static final String CLASSPATH = "classpath:";

    private Manifests() {}

    /** The texts at a location, in order. */
    static List<String> at(String location) {
        try {
            return location.startsWith(CLASSPATH)
                    ? List.of(fromClasspath(location.substring(CLASSPATH.length())))
                    : fromFiles(Path.of(location));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifests at " + location, e);
        }
    }

    private static String fromClasspath(String name) throws IOException {
        String resource = name.startsWith("/") ? name.substring(1) : name;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource
                        + " on the class path; manifests stand below src/test/resources or src/main/resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> fromFiles(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(Files.readString(path));
        }
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "no file or folder " + path.toAbsolutePath() + "; for a resource write " + CLASSPATH + "/" + path);
        }
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Manifests::isManifest).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no .yaml, .yml or .json file in " + path.toAbsolutePath());
        }
        return texts;
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
