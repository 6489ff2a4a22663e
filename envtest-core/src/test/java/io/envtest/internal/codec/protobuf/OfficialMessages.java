package io.envtest.internal.codec.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The message descriptors of the official client, by the names that definitions have in the catalogue. */
final class OfficialMessages {
    private static final String PACKAGE = "io/kubernetes/client/proto";

    private final Map<String, Descriptor> messages = new HashMap<>();

    OfficialMessages() throws Exception {
        URI jar = Class.forName("io.kubernetes.client.proto.V1")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        for (String name : outerClasses(Path.of(jar))) {
            FileDescriptor file = (FileDescriptor)
                    Class.forName(name).getMethod("getDescriptor").invoke(null);
            for (Descriptor message : file.getMessageTypes()) {
                messages.put(message.getFullName().replaceFirst("^k8s\\.io\\.", "io.k8s."), message);
            }
        }
    }

    @Nullable
    Descriptor find(String definition) {
        return messages.get(definition.replace("io.k8s.apiextensions-apiserver", "io.k8s.apiextensions_apiserver"));
    }

    private static List<String> outerClasses(Path jar) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.list(zip.getPath(PACKAGE))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> PACKAGE.replace('/', '.') + "." + name.replace(".class", ""))
                    .toList();
        }
    }
}
