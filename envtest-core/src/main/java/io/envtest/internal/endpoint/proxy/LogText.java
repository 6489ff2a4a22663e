package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.request.QueryParameters;
import io.envtest.spi.component.ContainerAccess.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** The part of a log that a request asks for. Its options are checked already. One thread at a time. */
final class LogText {

    private final QueryParameters query;
    private long left;

    LogText(QueryParameters query) {
        this.query = query;
        String limit = query.first("limitBytes");
        this.left = limit.isEmpty() ? Long.MAX_VALUE : Long.parseLong(limit);
    }

    /** What is asked for of the lines that are there. */
    byte[] of(List<Line> lines, Instant now) {
        Instant since = since(now);
        List<Line> wanted =
                lines.stream().filter(line -> !line.time().isBefore(since)).toList();
        String tail = query.first("tailLines");
        if (!tail.isEmpty()) {
            long skipped = Math.max(0, wanted.size() - Long.parseLong(tail));
            wanted = wanted.stream().skip(skipped).toList();
        }
        return bytes(wanted);
    }

    /** Lines that come after those that were asked for, up to the limit. */
    byte[] bytes(List<Line> lines) {
        boolean timestamps = query.first("timestamps").equals("true");
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(timestamps ? line.time() + " " : "").append(line.text());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] taken = bytes.length <= left ? bytes : Arrays.copyOf(bytes, (int) left);
        left -= taken.length;
        return taken;
    }

    /** Whether the limit is reached. */
    boolean isFull() {
        return left == 0;
    }

    private Instant since(Instant now) {
        if (!query.first("sinceSeconds").isEmpty()) {
            return now.minusSeconds(Long.parseLong(query.first("sinceSeconds")));
        }
        return query.first("sinceTime").isEmpty()
                ? Instant.MIN
                : OffsetDateTime.parse(query.first("sinceTime")).toInstant();
    }
}
