package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.request.QueryParameters;
import io.envtest.spi.component.ContainerAccess.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** The part of a log that a request asks for. Its options are checked already. */
final class LogText {

    private final QueryParameters query;

    LogText(QueryParameters query) {
        this.query = query;
    }

    byte[] of(List<Line> lines, Instant now) {
        Instant since = since(now);
        List<Line> wanted =
                lines.stream().filter(line -> !line.time().isBefore(since)).toList();
        String tail = query.first("tailLines");
        if (!tail.isEmpty()) {
            long skipped = Math.max(0, wanted.size() - Long.parseLong(tail));
            wanted = wanted.stream().skip(skipped).toList();
        }
        boolean timestamps = query.first("timestamps").equals("true");
        StringBuilder text = new StringBuilder();
        for (Line line : wanted) {
            text.append(timestamps ? line.time() + " " : "").append(line.text());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        String limit = query.first("limitBytes");
        return limit.isEmpty() || Long.parseLong(limit) >= bytes.length
                ? bytes
                : Arrays.copyOf(bytes, Integer.parseInt(limit));
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
