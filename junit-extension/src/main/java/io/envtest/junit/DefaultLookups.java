package io.envtest.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Makes the clients' look-ups of a default configuration find the test cluster while a class runs, so that a test cannot
 * reach another cluster by accident. With several clusters at once none of them is the default: look-ups then find a
 * configuration whose server does not exist and whose name says why. One for the JVM, in JUnit's root store.
 */
@SuppressWarnings("deprecation") // newer JUnits close any AutoCloseable, older ones only this
final class DefaultLookups implements CloseableResource, AutoCloseable {

    private static final String SEVERAL = "several-test-clusters-are-running-inject-a-client.invalid";

    /** Where clients look for the path of a kubeconfig: fabric8 in the property first, the official one in the variable. */
    private final List<JvmSetting> settings =
            List.of(new JvmSetting.Property("kubeconfig"), new JvmSetting.Variable("KUBECONFIG"));

    private final Map<JvmSetting, String> before = JvmSetting.read(settings);
    private final List<Path> open = new ArrayList<>();
    private @Nullable Path ambiguous;

    /** Look-ups may find this kubeconfig from now on. */
    synchronized void add(Path kubeconfig) {
        open.add(kubeconfig);
        publish();
    }

    /** Look-ups no longer find this kubeconfig. */
    synchronized void remove(Path kubeconfig) {
        open.remove(kubeconfig);
        publish();
    }

    private void publish() {
        if (open.isEmpty()) {
            before.forEach(JvmSetting::set);
            return;
        }
        String found = (open.size() == 1 ? open.get(0) : ambiguous()).toString();
        settings.forEach(setting -> setting.set(found));
    }

    private Path ambiguous() {
        Path file = ambiguous;
        if (file == null) {
            file = KubeconfigFile.write("""
                    apiVersion: v1
                    kind: Config
                    current-context: none
                    clusters: [{name: none, cluster: {server: "https://%s"}}]
                    users: [{name: none, user: {}}]
                    contexts: [{name: none, context: {cluster: none, user: none}}]
                    """.formatted(SEVERAL));
            ambiguous = file;
        }
        return file;
    }

    @Override
    public synchronized void close() {
        before.forEach(JvmSetting::set);
        try {
            if (ambiguous != null) {
                Files.deleteIfExists(ambiguous);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + ambiguous, e);
        }
    }
}
