package io.envtest.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Entry point of the build: {@code <api sources jar> <proto sources jar> <resources directory> <sources directory>}. */
public final class Main {
    private Main() {}

    /** Writes the catalogue and the views, unless they are there already and nothing changed. */
    public static void main(String[] args) throws IOException {
        Path api = Path.of(args[0]);
        Path proto = Path.of(args[1]);
        Path resources = Path.of(args[2]);
        Path sources = Path.of(args[3]);
        Path stamp = resources.resolveSibling("catalogue.stamp");
        String current = Stamp.of(api, proto);
        if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(current)) {
            return;
        }
        Catalogue catalogue = Catalogue.read(api, proto);
        new CatalogueWriter(resources).write(catalogue);
        new ViewWriter(sources).write(catalogue);
        Files.writeString(stamp, current);
    }
}
