package io.envtest.internal.endpoint.answer;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What another server answers, to be passed on. One thread reads, another one may write; any thread may close.
 *
 * @param code HTTP status; after 101 both sides talk until one of them ends
 * @param headers values by name, without those that concern one connection only
 * @param body what it says, as it comes
 * @param talk takes what it is told after 101; takes nothing otherwise
 * @param closing ends the answer, whoever reads
 */
public record RelayedAnswer(
        int code, Map<String, List<String>> headers, InputStream body, OutputStream talk, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
