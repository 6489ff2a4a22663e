package io.envtest.tidy;

import java.util.Map;

/** Libraries that only one room may import. */
final class LibraryRooms {

    private static final Map<String, String> ROOMS = Map.of(
            "org.h2.", "io.envtest.storage.h2",
            "java.sql.", "io.envtest.storage.h2",
            "io.undertow.", "io.envtest.internal.http",
            "org.xnio.", "io.envtest.internal.http",
            "org.junit.", "io.envtest.junit",
            "org.assertj.", "io.envtest.junit",
            "dev.cel.", "io.envtest.cel",
            "picocli.", "io.envtest.standalone",
            "org.yaml.snakeyaml", "io.envtest.internal.codec");

    private LibraryRooms() {}

    static boolean allows(SourceFile file, String imported) {
        if (file.module().equals("samples") || file.module().equals("benchmarks")) {
            return true;
        }
        return ROOMS.entrySet().stream()
                .filter(room -> imported.startsWith(room.getKey()))
                .allMatch(room -> file.packageName().equals(room.getValue())
                        || file.packageName().startsWith(room.getValue() + "."));
    }
}
