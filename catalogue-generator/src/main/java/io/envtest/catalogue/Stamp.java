package io.envtest.catalogue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells whether the output still belongs to the inputs: a fingerprint of the jars and of this program. */
final class Stamp {
    private Stamp() {}

    static String of(Path... jars) throws IOException {
        CRC32 checksum = new CRC32();
        for (Path file : program()) {
            checksum.update(Files.readAllBytes(file));
        }
        StringBuilder stamp = new StringBuilder(Long.toHexString(checksum.getValue()));
        for (Path jar : jars) {
            stamp.append(' ').append(jar.getFileName()).append(' ').append(Files.size(jar));
        }
        return stamp.append('\n').toString();
    }

    private static List<Path> program() throws IOException {
        try {
            Path location = Path.of(Stamp.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(location)) {
                return files.filter(Files::isRegularFile).sorted().toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
