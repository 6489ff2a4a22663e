package io.envtest.tidy;

import java.util.List;

/** Who may import whom. */
final class ImportRules {

    private static final String INTERNAL = "io.envtest.internal.";

    /** Importers by prefix, and the prefixes they may not import. */
    private record Rule(String importer, String imported, String why) {}

    private static final List<Rule> RULES = List.of(
            new Rule("io.envtest.api", INTERNAL, "the public face knows no internals"),
            new Rule("io.envtest.spi", INTERNAL, "the public face knows no internals"),
            new Rule("io.envtest.time", INTERNAL, "the public face knows no internals"),
            new Rule("io.envtest.faults", INTERNAL, "the public face knows no internals"),
            new Rule("io.envtest.snapshot", INTERNAL, "the public face knows no internals"),
            new Rule("io.envtest.view", INTERNAL, "views know only the tree"),
            new Rule(INTERNAL + "registry", INTERNAL + "admission", "validation by admission is a callback"),
            new Rule(INTERNAL + "registry", INTERNAL + "authn", "the registry knows who asks from its context"),
            new Rule(INTERNAL + "registry", INTERNAL + "endpoint", "an earlier step"),
            new Rule(INTERNAL + "registry", INTERNAL + "http", "an earlier step"),
            new Rule(INTERNAL + "objectstore", INTERNAL + "registry", "an earlier step"),
            new Rule(INTERNAL + "objectstore", INTERNAL + "endpoint", "an earlier step"),
            new Rule(INTERNAL + "objectstore", INTERNAL + "watchcache", "the cache wraps the store"),
            new Rule(INTERNAL + "objectstore", INTERNAL + "request", "the store knows no user"),
            new Rule(INTERNAL + "controller", INTERNAL + "registry", "controllers see only the API"),
            new Rule(INTERNAL + "controller", INTERNAL + "objectstore", "controllers see only the API"),
            new Rule(INTERNAL + "controller", INTERNAL + "endpoint", "controllers see only the API"),
            new Rule(INTERNAL + "controller", INTERNAL + "loopback", "controllers see only the API"),
            new Rule(INTERNAL + "scheduler", INTERNAL + "registry", "the scheduler sees only the API"),
            new Rule(INTERNAL + "scheduler", INTERNAL + "objectstore", "the scheduler sees only the API"),
            new Rule(INTERNAL + "scheduler", INTERNAL + "endpoint", "the scheduler sees only the API"),
            new Rule(INTERNAL + "scheduler", INTERNAL + "loopback", "the scheduler sees only the API"),
            new Rule("io.envtest.kubelet", INTERNAL + "registry", "the kubelet sees only the API"),
            new Rule("io.envtest.kubelet", INTERNAL + "objectstore", "the kubelet sees only the API"),
            new Rule("io.envtest.kubelet", INTERNAL + "endpoint", "the kubelet sees only the API"));

    private ImportRules() {}

    /** The rule that an import breaks, or an empty text. */
    static String broken(String importer, String imported) {
        if (imported.startsWith(INTERNAL + "assembly.")
                && !importer.startsWith(INTERNAL + "assembly")
                && !importer.equals("io.envtest")
                && !importer.equals("io.envtest.benchmarks")) {
            return "only the root package and who measures its parts know the assembly";
        }
        return RULES.stream()
                .filter(rule -> importer.equals(rule.importer()) || importer.startsWith(rule.importer() + "."))
                .filter(rule -> imported.startsWith(rule.imported()))
                .map(Rule::why)
                .findFirst()
                .orElse("");
    }
}
