package io.envtest.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** From the start of a process to the first answer, and a second cluster in the same JVM. */
final class BootPart {

    private BootPart() {}

    static void run() throws Exception {
        System.out.println(
                "\n| milliseconds | process start to first answer | classes loaded by then | second cluster in the JVM |"
                        + "\n|---|---|---|---|");
        measure("envtest");
        measure("envtest, everything touched first");
        measure("fabric8 mock");
    }

    private static void measure(String name) throws IOException, InterruptedException {
        double[] first = new double[Load.RUNS];
        double[] classes = new double[Load.RUNS];
        double[] second = new double[Load.RUNS];
        for (int i = 0; i < Load.RUNS; i++) {
            String[] line = FreshJvm.run(Child.class, name).split(" ");
            first[i] = Double.parseDouble(line[0]);
            classes[i] = Double.parseDouble(line[1]);
            second[i] = Double.parseDouble(line[2]);
        }
        System.out.printf(
                "| %s | %.0f | %.0f | %.1f |%n", name, Load.median(first), Load.median(classes), Load.median(second));
    }

    /** What the other process runs. */
    static final class Child {

        private Child() {}

        /** Prints the three figures. */
        public static void main(String[] arguments) throws Exception {
            long begun =
                    ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
            boolean mock = arguments[0].contains("mock");
            Server first = mock ? new MockServer() : new ClusterServer();
            if (arguments[0].contains("everything")) {
                touch(first);
            }
            ask(first);
            long answered = System.currentTimeMillis();
            int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            double[] others = new double[Load.RUNS];
            for (int i = 0; i < others.length; i++) {
                long start = System.nanoTime();
                Server other = mock ? new MockServer() : new ClusterServer();
                ask(other);
                others[i] = (System.nanoTime() - start) / 1e6;
                other.close();
            }
            first.close();
            System.out.println(answered - begun + " " + classes + " " + Load.median(others));
        }

        private static void touch(Server server) throws IOException {
            try (HttpConnection connection = new HttpConnection(server.port())) {
                Everything.touch(connection);
            }
        }

        private static void ask(Server server) throws IOException {
            try (HttpConnection connection = new HttpConnection(server.port())) {
                connection.send("GET", "/api/v1/namespaces", "");
            }
        }
    }
}
