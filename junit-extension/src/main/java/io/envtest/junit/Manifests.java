package io.envtest.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Finds manifests on the class path, in a file or in a folder. */
final class Manifests {

    private static final String CLASSPATH = "classpath:";
    private static final Pattern URL_OF_ANOTHER_KIND = Pattern.compile("(?!classpath:)\\w{2,}:.*");
    private static final String PLACES = ": give classpath:/…, a file or a folder";
    private static final String OLD = "-v1beta1.";
    private static final String CURRENT = "-v1.";

    /**
     * What stands in a file.
     *
     * @param place where it was found
     * @param text its content
     */
    record Manifest(String place, String text) {}

    private Manifests() {}

    /** The manifests at a location, in order. */
    static List<Manifest> at(String location) {
        if (location.isBlank()) {
            throw new IllegalArgumentException("the place of manifests is empty" + PLACES);
        }
        if (URL_OF_ANOTHER_KIND.matcher(location).matches()) {
            throw new IllegalArgumentException("manifests are not read from " + location + PLACES);
        }
        try {
            return location.startsWith(CLASSPATH)
                    ? fromClasspath(location.substring(CLASSPATH.length()))
                    : fromFiles(Path.of(location));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifests at " + location, e);
        }
    }

    /** A resource, or all manifests in a folder of the class path, where code generators put them. */
    private static List<Manifest> fromClasspath(String name) throws IOException {
        String resource = name.startsWith("/") ? name.substring(1) : name;
        URL found = find(resource);
        if (found == null) {
            throw new IllegalArgumentException("no resource " + resource
                    + " on the class path; manifests stand below src/test/resources or src/main/resources");
        }
        if (found.getProtocol().equals("file")) {
            return fromFiles(Path.of(URI.create(found.toString())));
        }
        if (found.openConnection() instanceof JarURLConnection jar
                && jar.getJarEntry().isDirectory()) {
            return fromJar(jar, resource.endsWith("/") ? resource : resource + "/");
        }
        try (InputStream in = found.openStream()) {
            return single(resource, text(resource, in.readAllBytes()));
        }
    }

    /** Looks where the test does, and where this library does if its thread has no class loader. */
    private static @Nullable URL find(String resource) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        URL found = ofThread == null ? null : ofThread.getResource(resource);
        return found == null ? Manifests.class.getClassLoader().getResource(resource) : found;
    }

    private static List<Manifest> fromJar(JarURLConnection jar, String folder) throws IOException {
        List<Manifest> texts = new ArrayList<>();
        for (String entry : jar.getJarFile().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder) && name.indexOf('/', folder.length()) < 0)
                .filter(Manifests::isManifest)
                .sorted()
                .toList()) {
            try (InputStream in = jar.getJarFile().getInputStream(new ZipEntry(entry))) {
                texts.add(new Manifest(entry, text(entry, in.readAllBytes())));
            }
        }
        return orNone(current(texts), jar.getURL().toString());
    }

    private static List<Manifest> single(String place, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(place + " is empty");
        }
        return List.of(new Manifest(place, text));
    }

    private static String text(String place, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    place + " is no text in UTF-8: save it as that, or keep it elsewhere", e);
        }
    }

    private static List<Manifest> orNone(List<Manifest> texts, String where) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no .yaml, .yml or .json file in " + where);
        }
        return texts;
    }

    private static List<Manifest> fromFiles(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return single(path.toString(), text(path.toString(), Files.readAllBytes(path)));
        }
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "no file or folder " + path.toAbsolutePath() + "; for a resource write " + asResource(path));
        }
        List<Manifest> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> isManifest(file.getFileName().toString()))
                    .sorted()
                    .toList()) {
                texts.add(new Manifest(file.toString(), text(file.toString(), Files.readAllBytes(file))));
            }
        }
        return orNone(current(texts), path.toAbsolutePath().toString());
    }

    private static String asResource(Path path) {
        String name = path.toString().replace('\\', '/');
        return CLASSPATH + (name.startsWith("/") ? "" : "/") + name;
    }

    /** Leaves out what generators write for servers that are older than v1, where the same is there in v1. */
    private static List<Manifest> current(List<Manifest> manifests) {
        List<String> places = manifests.stream().map(Manifest::place).toList();
        return manifests.stream()
                .filter(manifest -> !manifest.place().contains(OLD)
                        || !places.contains(manifest.place().replace(OLD, CURRENT)))
                .toList();
    }

    private static boolean isManifest(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
