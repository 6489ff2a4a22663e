package io.envtest.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Makes the clients' look-ups of a default configuration find the test cluster while a class runs, so that a test cannot
 * reach another cluster by accident. Where none can be the default, because several run at once or because that of a
 * test method has not started yet, look-ups find a configuration whose server does not exist and whose name says why. One
 * for the JVM, in JUnit's root store.
 */
@SuppressWarnings("deprecation") // newer JUnits close any AutoCloseable, older ones only this
final class DefaultLookups implements CloseableResource, AutoCloseable {

    private static final String SEVERAL = "several-test-clusters-are-running-inject-a-client.invalid";
    private static final String NONE_YET = "with-life-per-method-a-test-cluster-runs-in-test-methods-only.invalid";

    /** Where clients look for the path of a kubeconfig. */
    private final List<JvmSetting> paths =
            paths(DefaultLookups.class.getClassLoader(), Thread.currentThread().getContextClassLoader());

    /** Where fabric8 looks for a server that it prefers to that of the kubeconfig. */
    private final List<JvmSetting> servers =
            List.of(new JvmSetting.Property("kubernetes.master"), new JvmSetting.Variable("KUBERNETES_MASTER"));

    private final Map<JvmSetting, String> before =
            JvmSetting.read(Stream.of(paths, servers).flatMap(List::stream).toList());
    private final List<Path> open = new ArrayList<>();
    private final Map<String, Path> nowhere = new HashMap<>();
    private int waiting;

    /**
     * Fabric8 looks at the property first, the official client at the variable only. Without that client the variable is
     * left as it is: new JVMs warn of whoever changes one.
     */
    static List<JvmSetting> paths(@Nullable ClassLoader... loaders) {
        JvmSetting property = new JvmSetting.Property("kubeconfig");
        return Stream.of(loaders).anyMatch(DefaultLookups::hasOfficialClient)
                ? List.of(property, new JvmSetting.Variable("KUBECONFIG"))
                : List.of(property);
    }

    private static boolean hasOfficialClient(@Nullable ClassLoader loader) {
        return loader != null && loader.getResource("io/kubernetes/client/util/ClientBuilder.class") != null;
    }

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

    /** While a class runs whose test methods have clusters of their own, look-ups find nothing between them. */
    Waiting await() {
        return new Waiting(this);
    }

    private synchronized void waiting(int change) {
        waiting += change;
        publish();
    }

    private void publish() {
        if (open.isEmpty() && waiting == 0) {
            before.forEach(JvmSetting::set);
            return;
        }
        Path found = open.size() == 1 ? open.get(0) : nowhere(open.isEmpty() ? NONE_YET : SEVERAL);
        paths.forEach(setting -> setting.set(found.toString()));
        servers.forEach(setting -> setting.set(""));
    }

    private Path nowhere(String server) {
        return nowhere.computeIfAbsent(server, name -> KubeconfigFile.write("""
                apiVersion: v1
                kind: Config
                current-context: none
                clusters: [{name: none, cluster: {server: "https://%s"}}]
                users: [{name: none, user: {}}]
                contexts: [{name: none, context: {cluster: none, user: none}}]
                """.formatted(name)));
    }

    /** A class that waits for the clusters of its methods; closed with the JUnit store that holds it. */
    static final class Waiting implements CloseableResource, AutoCloseable {

        private final DefaultLookups lookups;

        private Waiting(DefaultLookups lookups) {
            this.lookups = lookups;
            lookups.waiting(1);
        }

        @Override
        public void close() {
            lookups.waiting(-1);
        }
    }

    @Override
    public synchronized void close() {
        before.forEach(JvmSetting::set);
        for (Path file : nowhere.values()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + file, e);
            }
        }
    }
}
