package io.envtest.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An API server with so many objects in a JVM of its own, whose CPU time tells all that the requests cost there. */
final class SizedServer implements Server {

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final int port;

    private SizedServer(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        port = Integer.parseInt(answers.readLine());
    }

    /** Starts it; it holds nothing yet. */
    static SizedServer start(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Xmx1g"));
        all.addAll(List.of(options));
        return new SizedServer(FreshJvm.start(Child.class, all));
    }

    /** CPU that the process has used by now, in all its threads, those of the collector and compiler included. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes in use after a collection. */
    long usedHeap() throws IOException {
        questions.println("heap");
        return Long.parseLong(answers.readLine());
    }

    @Override
    public String name() {
        return "envtest";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** What the other process runs: a cluster until its standard input ends. */
    static final class Child {

        private Child() {}

        /** Prints the port, then the heap in use for each line that it reads. */
        public static void main(String[] arguments) throws IOException {
            try (Server server = new ClusterServer();
                    BufferedReader lines =
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                System.out.println(server.port());
                while (lines.readLine() != null) {
                    System.gc();
                    System.gc();
                    System.out.println(Runtime.getRuntime().totalMemory()
                            - Runtime.getRuntime().freeMemory());
                }
            }
        }
    }
}
