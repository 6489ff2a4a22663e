package io.envtest.benchmarks;

import java.io.IOException;

/** The first definition in a fresh JVM until the first object of it is stored, with and without rules. */
final class DefinitionPart {

    private DefinitionPart() {}

    static void run() throws Exception {
        System.out.println("\n| milliseconds until the first custom resource of a JVM is stored | |\n|---|---|");
        System.out.printf("| definition without rules | %.0f |%n", measure("plain"));
        System.out.printf("| definition with 20 rules | %.0f |%n", measure("rules"));
    }

    private static double measure(String kind) throws IOException, InterruptedException {
        double[] millis = new double[Load.RUNS];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Double.parseDouble(FreshJvm.run(Child.class, kind));
        }
        return Load.median(millis);
    }

    /** What the other process runs. */
    static final class Child {

        private Child() {}

        /** Prints the milliseconds. */
        public static void main(String[] arguments) throws Exception {
            try (Server server = new ClusterServer();
                    HttpConnection connection = new HttpConnection(server.port())) {
                connection.send("GET", "/api/v1/namespaces/default", "");
                long start = System.nanoTime();
                Widgets.define(connection, arguments[0].equals("rules"));
                connection.send(
                        "POST", "/apis/" + Widgets.GROUP + "/v1/namespaces/default/widgets", Widgets.widget("a", 1));
                System.out.println((System.nanoTime() - start) / 1e6);
            }
        }
    }
}
