package io.envtest.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the clients' look-ups of a default configuration find the test cluster while a class runs, so that a test cannot
 * reach another cluster by accident. With several clusters at once none of them is the default: look-ups then find a
 * configuration whose server does not exist and whose name says why.
 */
final class DefaultLookups implements AutoCloseable {

    private static final String PROPERTY = "kubeconfig";

    private final Path file;
    private final String text;

    private DefaultLookups(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static DefaultLookups pointTo(Path file, String text) {
        DefaultLookups mine = new DefaultLookups(file, text);
        Registered.INSTANCE.add(mine);
        return mine;
    }

    @Override
    public void close() {
        Registered.INSTANCE.remove(this);
    }

    /** All clusters of the JVM; the system property is the JVM's, so this is, too. */
    private static final class Registered {

        static final Registered INSTANCE = new Registered();

        private final List<DefaultLookups> open = new ArrayList<>();
        private String before = "";

        synchronized void add(DefaultLookups lookup) {
            if (open.isEmpty()) {
                before = System.getProperty(PROPERTY, "");
            }
            open.add(lookup);
            publish();
        }

        synchronized void remove(DefaultLookups lookup) {
            open.remove(lookup);
            publish();
        }

        private void publish() {
            if (open.isEmpty()) {
                restore();
            } else {
                System.setProperty(PROPERTY, open.get(0).file.toString());
            }
        }

        private void restore() {
            if (before.isEmpty()) {
                System.clearProperty(PROPERTY);
            } else {
                System.setProperty(PROPERTY, before);
            }
        }
    }

    String text() {
        return text;
    }
}
