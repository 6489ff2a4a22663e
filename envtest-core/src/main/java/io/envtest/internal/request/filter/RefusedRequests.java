package io.envtest.internal.request.filter;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps in mind which requests were refused last, for people who look for the reason of a failure. What clients ask in
 * order to learn whether something is there is left out. Thread-safe.
 */
public final class RefusedRequests implements Filter {

    private static final int KEPT = 10;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final Set<String> ASKING = Set.of("GET", "HEAD", "DELETE");

    /**
     * A request that was refused.
     *
     * @param user who asked
     * @param verb what for
     * @param path where
     * @param code HTTP status
     * @param message the server's words
     */
    private record Refused(String user, String verb, String path, int code, String message) {

        String told(int times) {
            return user + ": " + verb + " " + path + (times > 1 ? " (" + times + " times)" : "") + ": " + code + " "
                    + message;
        }
    }

    private final Map<Refused, Integer> times = new LinkedHashMap<>();

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        try {
            return next.handle(call);
        } catch (ApiException e) {
            Status status = e.status();
            if (telling(call.request().method(), status)) {
                add(new Refused(
                        call.context().user().name(),
                        call.context().info().verb(),
                        call.request().path(),
                        status.code(),
                        status.message()));
            }
            throw e;
        }
    }

    private static boolean telling(String method, Status status) {
        return switch (status.code()) {
            case NOT_FOUND -> !ASKING.contains(method);
            case CONFLICT -> status.reason().equals("Conflict");
            case GONE -> false;
            default -> status.code() >= BAD_REQUEST;
        };
    }

    private synchronized void add(Refused refused) {
        Integer before = times.remove(refused);
        times.put(refused, before == null ? 1 : before + 1);
        if (times.size() > KEPT) {
            times.remove(times.keySet().iterator().next());
        }
    }

    /** The last ones in words, the latest at the end. */
    public synchronized List<String> latest() {
        return times.entrySet().stream()
                .map(each -> each.getKey().told(each.getValue()))
                .toList();
    }

    /** Forgets them: the cluster is back at an earlier state. */
    public synchronized void clear() {
        times.clear();
    }
}
