package io.envtest.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clients that a test may ask for, as far as their libraries are on the class path; each made on first use. */
final class Clients implements AutoCloseable {

    private static final String FABRIC8 = "io.envtest.junit.Fabric8ClientFactory";

    /** By type; types of one factory are given the same client. */
    private static final Map<String, String> FACTORIES = Map.of(
            "io.fabric8.kubernetes.client.KubernetesClient", FABRIC8,
            "io.fabric8.kubernetes.client.NamespacedKubernetesClient", FABRIC8,
            "io.kubernetes.client.openapi.ApiClient", "io.envtest.junit.OfficialClientFactory");

    private final String kubeconfig;
    private final Map<String, ClientFactory.Made> made = new LinkedHashMap<>();

    Clients(String kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    static boolean knows(Class<?> type) {
        return FACTORIES.containsKey(type.getName());
    }

    synchronized Object get(Class<?> type) {
        String factory = Optional.ofNullable(FACTORIES.get(type.getName()))
                .orElseThrow(() -> new IllegalArgumentException("no client of type " + type));
        return made.computeIfAbsent(factory, this::make).client();
    }

    private ClientFactory.Made make(String factory) {
        try {
            ClientFactory made = (ClientFactory)
                    Class.forName(factory).getDeclaredConstructor().newInstance();
            return made.make(kubeconfig);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a client with " + factory, e);
        }
    }

    @Override
    public synchronized void close() {
        List<ClientFactory.Made> open = new ArrayList<>(made.values());
        made.clear();
        open.forEach(client -> client.close().run());
    }
}
