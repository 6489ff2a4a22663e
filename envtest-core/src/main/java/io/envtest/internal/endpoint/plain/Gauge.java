package io.envtest.internal.endpoint.plain;

import java.util.Map;

/**
 * Something measured.
 *
 * @param name name of the metric
 * @param help what it is, with its stability
 * @param label what the values are split by
 * @param values values by the label's value
 */
public record Gauge(String name, String help, String label, Map<String, Long> values) {

    /** The metric as Prometheus reads it. */
    String text() {
        StringBuilder text = new StringBuilder(MetricsPaths.head(name, "gauge", help));
        values.forEach((of, value) -> text.append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(of)
                .append("\"} ")
                .append(value)
                .append('\n'));
        return text.toString();
    }
}
