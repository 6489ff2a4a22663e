package io.envtest.internal.codec.yaml;

/** The lines that begin with a percent sign in front of a document. */
final class Directives {

    private Directives() {}

    /** Refuses names that are not known; the parser would only ignore them. */
    static void check(String document) throws MalformedYamlException {
        int number = 1;
        for (String line : (Iterable<String>) document.lines()::iterator) {
            boolean directive = line.startsWith("%");
            if (!directive && !line.isBlank() && !line.startsWith("#")) {
                return;
            }
            if (directive && !line.startsWith("%YAML ") && !line.startsWith("%TAG ")) {
                String place = number == 1 ? "" : "line " + number + ": ";
                throw new MalformedYamlException("yaml: " + place + "found unknown directive name");
            }
            number++;
        }
    }
}
