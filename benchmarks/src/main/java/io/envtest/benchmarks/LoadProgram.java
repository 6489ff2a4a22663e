package io.envtest.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;

/**
 * Prints the table of docs/benchmarks.md. Arguments choose parts by name; none means all but JMH.
 *
 * <pre>mvn -Pbenchmarks -Dfast -DskipTests verify -pl benchmarks -am -Dmeasure="requests watches"</pre>
 */
public final class LoadProgram {

    private static final List<String> ALL = List.of(
            "boot", "requests", "lists", "sizes", "watches", "fairness", "tests", "idle", "patches", "definitions");

    private LoadProgram() {}

    /** Runs the parts; {@code jmh} takes the rest of the arguments to JMH. */
    public static void main(String[] arguments) throws Exception {
        List<String> parts = arguments.length == 0 ? ALL : List.of(arguments);
        if (parts.get(0).equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        // the mock logs each request, which would be measured, too
        LogManager.getLogManager().reset();
        for (String part : parts) {
            run(part);
        }
        System.exit(0); // a mock that does not close leaves threads behind
    }

    private static void run(String part) throws Exception {
        switch (part) {
            case "boot" -> BootPart.run();
            case "requests" -> RequestPart.run();
            case "lists" -> ListPart.run();
            case "sizes" -> SizePart.run();
            case "watches" -> WatchPart.run();
            case "fairness" -> FairnessPart.run();
            case "tests" -> TestPart.run();
            case "idle" -> IdlePart.run();
            case "patches" -> PatchPart.run();
            case "definitions" -> DefinitionPart.run();
            default -> throw new IllegalArgumentException("no part is called " + part);
        }
    }
}
