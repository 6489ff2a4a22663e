package io.envtest.internal.codec.yaml;

import java.nio.charset.StandardCharsets;

/** The lines that begin with a percent sign in front of a document. */
final class Directives {

    private Directives() {}

    /** Refuses names that are not known; the parser would only ignore them. */
    static void check(byte[] text) throws MalformedYamlException {
        if (text.length == 0 || text[0] != '%' && text[0] != '#' && !Character.isWhitespace(text[0]) && text[0] >= 0) {
            return;
        }
        String document = new String(text, StandardCharsets.UTF_8);
        int number = 1;
        for (String line : (Iterable<String>)
                (document.startsWith("\uFEFF") ? document.substring(1) : document).lines()::iterator) {
            boolean directive = line.startsWith("%");
            if (!directive && !line.isBlank() && !line.startsWith("#")) {
                return;
            }
            if (line.startsWith("%YAML ")
                    && !line.substring("%YAML ".length()).strip().equals("1.1")) {
                throw new MalformedYamlException("yaml: found incompatible YAML document");
            }
            if (directive && !line.startsWith("%YAML ") && !line.startsWith("%TAG ")) {
                String place = number == 1 ? "" : "line " + number + ": ";
                throw new MalformedYamlException("yaml: " + place + "found unknown directive name");
            }
            number++;
        }
    }
}
