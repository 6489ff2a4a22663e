package io.envtest.benchmarks;

import java.util.List;

/**
 * Prints the table. Arguments choose parts by name: {@code requests lists sizes watches boot}; none means all.
 *
 * <pre>mvn -Pbenchmarks -pl benchmarks -am -Dfast compile exec:java</pre>
 */
public final class LoadProgram {

    private LoadProgram() {}

    /** Runs the parts. */
    public static void main(String[] arguments) throws Exception {
        List<String> parts = arguments.length == 0
                ? List.of("boot", "requests", "lists", "sizes", "watches")
                : List.of(arguments);
        for (String part : parts) {
            switch (part) {
                case "boot" -> BootPart.run();
                case "requests" -> RequestPart.run();
                case "lists" -> ListPart.run();
                case "sizes" -> SizePart.run();
                case "watches" -> WatchPart.run();
                default -> throw new IllegalArgumentException("no part is called " + part);
            }
        }
    }
}
