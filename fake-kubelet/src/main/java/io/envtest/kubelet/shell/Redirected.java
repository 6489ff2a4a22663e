package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;

/** The streams of one command after its redirections; what was written to files arrives there with {@link #flush}. */
final class Redirected {

    private final List<Runnable> atEnd = new ArrayList<>();
    private final List<Runnable> atPause = new ArrayList<>();
    private Frame frame;

    Redirected(Frame frame) {
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }

    void apply(Redirection redirection) {
        String target = redirection.target().text(frame);
        switch (redirection.operator()) {
            case "<" -> frame = frame.withInput(frame.shell().files().read(target));
            case ">&" -> assign(redirection.stream(), target.equals("2") ? frame.errors() : frame.output());
            default ->
                assign(
                        redirection.stream(),
                        toFile(target, redirection.operator().equals(">>")));
        }
    }

    void flush() {
        atEnd.forEach(Runnable::run);
    }

    /** Lets others see what has been written so far. */
    void pause() {
        atPause.forEach(Runnable::run);
    }

    private void assign(int stream, StringBuilder sink) {
        frame = stream == 2 ? frame.withErrors(sink) : frame.withOutput(sink);
    }

    private StringBuilder toFile(String path, boolean append) {
        switch (path) {
            case "/dev/null":
                return new StringBuilder();
            case "/dev/stdout":
                return frame.output();
            case "/dev/stderr":
                return frame.errors();
            default:
                break;
        }
        Files files = frame.shell().files();
        StringBuilder sink = new StringBuilder(append && files.isFile(path) ? files.read(path) : "");
        files.write(path, sink.toString());
        atEnd.add(() -> files.write(path, sink.toString()));
        atPause.add(() -> files.grow(path, sink));
        return sink;
    }
}
