package io.envtest.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfigs in the folder for temporary files. */
final class KubeconfigFile {

    private KubeconfigFile() {}

    /** A new file with a text; only its owner can read it, for it holds keys. */
    static Path write(String text) {
        try {
            return Files.writeString(Files.createTempFile("envtest-", ".kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the kubeconfig into the folder for temporary files", e);
        }
    }
}
