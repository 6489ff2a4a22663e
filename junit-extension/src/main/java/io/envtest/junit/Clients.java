package io.envtest.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clients that a test may ask for, as far as their libraries are on the class path; each made on first use. */
final class Clients implements AutoCloseable {

    /** A library, and the class here that makes its clients: loaded only if the test has the library. */
    private record Library(String artifact, String factory) {}

    private static final Library FABRIC8 =
            new Library("io.fabric8:kubernetes-client", "io.envtest.junit.Fabric8ClientFactory");
    private static final Library OFFICIAL =
            new Library("io.kubernetes:client-java", "io.envtest.junit.OfficialClientFactory");

    /** By type; types of one library are given the same client. */
    private static final Map<String, Library> LIBRARIES = Map.of(
            "io.fabric8.kubernetes.client.KubernetesClient", FABRIC8,
            "io.fabric8.kubernetes.client.NamespacedKubernetesClient", FABRIC8,
            "io.kubernetes.client.openapi.ApiClient", OFFICIAL);

    private final String kubeconfig;
    private final Map<Library, ClientFactory.Made> made = new LinkedHashMap<>();

    Clients(String kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    static boolean knows(Class<?> type) {
        return LIBRARIES.containsKey(type.getName());
    }

    synchronized Object get(Class<?> type) {
        Library library = Optional.ofNullable(LIBRARIES.get(type.getName()))
                .orElseThrow(() -> new IllegalArgumentException("no client of type " + type));
        return made.computeIfAbsent(library, this::make).client();
    }

    private ClientFactory.Made make(Library library) {
        try {
            ClientFactory factory = (ClientFactory)
                    Class.forName(library.factory()).getDeclaredConstructor().newInstance();
            return factory.make(kubeconfig);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "cannot make a client: is " + library.artifact() + " on the class path with all that it needs? "
                            + e,
                    e);
        }
    }

    @Override
    public synchronized void close() {
        List<ClientFactory.Made> open = new ArrayList<>(made.values());
        made.clear();
        open.forEach(client -> client.close().run());
    }
}
