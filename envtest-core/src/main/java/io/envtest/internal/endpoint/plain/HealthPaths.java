package io.envtest.internal.endpoint.plain;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.NoSniffing;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * {@code /healthz}, {@code /livez} and {@code /readyz}, with a path for each check.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/health-checks/">Health checks</a>
 */
public final class HealthPaths implements PlainPath {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Map<String, Map<String, BooleanSupplier>> checks = new LinkedHashMap<>();

    /**
     * Makes the paths.
     *
     * @param storage whether the store answers
     * @param started whether the server has started, and read everything that it follows
     */
    public HealthPaths(BooleanSupplier storage, BooleanSupplier started) {
        Map<String, BooleanSupplier> live = new LinkedHashMap<>();
        BooleanSupplier always = () -> true;
        live.put("ping", always);
        live.put("log", always);
        live.put("loopback-serving-certificate", always);
        live.put("etcd", storage);
        put(live, StartSteps.CHECKS, started);
        Map<String, BooleanSupplier> ready = new LinkedHashMap<>();
        ready.put("ping", always);
        ready.put("log", always);
        ready.put("etcd", storage);
        ready.put("etcd-readiness", storage);
        ready.put("informer-sync", started);
        put(ready, StartSteps.CHECKS, started);
        ready.put("shutdown", always);
        checks.put("healthz", live);
        checks.put("livez", live);
        checks.put("readyz", ready);
    }

    private static void put(Map<String, BooleanSupplier> checks, Collection<String> names, BooleanSupplier check) {
        for (String name : names) {
            checks.put(name, check);
        }
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        String[] parts = call.request().path().split("/", 3);
        Map<String, BooleanSupplier> group = parts.length < 2 ? null : checks.get(parts[1]);
        if (group == null) {
            return Optional.empty();
        }
        if (parts.length == 2) {
            return Optional.of(all(parts[1], group, call.request().query()));
        }
        BooleanSupplier check = group.get(parts[2]);
        return check == null ? Optional.empty() : Optional.of(single(parts[2], check));
    }

    /** Whether each check is good now, by its name and then by path. */
    Map<String, Map<String, Boolean>> results() {
        Map<String, Map<String, Boolean>> results = new TreeMap<>();
        checks.forEach((group, all) -> all.forEach((name, check) ->
                results.computeIfAbsent(name, each -> new TreeMap<>()).put(group, check.getAsBoolean())));
        return results;
    }

    private static Answer single(String name, BooleanSupplier check) {
        return check.getAsBoolean()
                ? Answer.Raw.of(200, TEXT, "ok".getBytes(StandardCharsets.UTF_8))
                : text(500, "internal server error: " + name + " check failed\n");
    }

    private static Answer all(String group, Map<String, BooleanSupplier> checks, QueryParameters query) {
        List<String> excluded = query.all("exclude");
        StringBuilder report = new StringBuilder();
        boolean healthy = true;
        for (Map.Entry<String, BooleanSupplier> check : checks.entrySet()) {
            boolean left = excluded.contains(check.getKey());
            boolean ok = left || check.getValue().getAsBoolean();
            healthy &= ok;
            report.append(ok ? "[+]" : "[-]").append(check.getKey());
            report.append(left ? " excluded: ok\n" : ok ? " ok\n" : " failed: reason withheld\n");
        }
        report.append(unknown(excluded, checks));
        if (!healthy) {
            return text(500, report + group + " check failed\n");
        }
        return text(200, query.has("verbose") ? report + group + " check passed\n" : "ok");
    }

    private static String unknown(List<String> excluded, Map<String, BooleanSupplier> checks) {
        String names = excluded.stream()
                .filter(name -> !checks.containsKey(name))
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(","));
        return names.isEmpty() ? "" : "warn: some health checks cannot be excluded: no matches for " + names + "\n";
    }

    private static Answer text(int code, String text) {
        return new Answer.Raw(code, TEXT, NoSniffing.HEADERS, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Collection<String> paths() {
        List<String> paths = new ArrayList<>();
        checks.forEach((group, names) -> {
            paths.add("/" + group);
            names.keySet().forEach(name -> paths.add("/" + group + "/" + name));
        });
        return paths;
    }
}
