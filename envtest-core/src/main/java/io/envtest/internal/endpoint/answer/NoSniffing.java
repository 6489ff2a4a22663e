package io.envtest.internal.endpoint.answer;

import java.util.List;
import java.util.Map;

/** The header that forbids browsers to guess a content type; it comes with refusals of filters and with plain texts. */
public final class NoSniffing {

    /** Name of the header. */
    public static final String NAME = "X-Content-Type-Options";

    /** Value of the header. */
    public static final String VALUE = "nosniff";

    /** The header for an answer that has no other. */
    public static final Map<String, List<String>> HEADERS = Map.of(NAME, List.of(VALUE));

    private NoSniffing() {}
}
