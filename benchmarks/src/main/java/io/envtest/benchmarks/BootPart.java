package io.envtest.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** From the start of a process to the first answer, and a second cluster in the same JVM. */
final class BootPart {

    private BootPart() {}

    static void run() throws Exception {
        System.out.println(
                "\n| milliseconds | process start to first answer | second cluster in the JVM |\n|---|---|---|");
        double[] first = new double[Load.RUNS];
        double[] second = new double[Load.RUNS];
        for (int i = 0; i < Load.RUNS; i++) {
            String[] line = child().split(" ");
            first[i] = Double.parseDouble(line[0]);
            second[i] = Double.parseDouble(line[1]);
        }
        System.out.printf("| envtest | %.0f | %.1f |%n", Load.median(first), Load.median(second));
    }

    private static String child() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return line;
    }

    /** What the other process runs. */
    static final class Child {

        private Child() {}

        /** Prints the two figures. */
        public static void main(String[] arguments) throws Exception {
            long begun =
                    ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
            Server first = new ClusterServer();
            ask(first);
            long answered = System.currentTimeMillis();
            double[] others = new double[Load.RUNS];
            for (int i = 0; i < others.length; i++) {
                long start = System.nanoTime();
                Server other = new ClusterServer();
                ask(other);
                others[i] = (System.nanoTime() - start) / 1e6;
                other.close();
            }
            first.close();
            System.out.println(answered - begun + " " + Load.median(others));
        }

        private static void ask(Server server) throws IOException {
            try (HttpConnection connection = new HttpConnection(server.port())) {
                connection.send("GET", "/api/v1/namespaces/default", "");
            }
        }
    }
}
