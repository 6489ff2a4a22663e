package io.envtest.internal.http;

import io.envtest.internal.request.RequestInfo;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells the requests that are answered by the thread that reads the socket, because handing them to another thread costs
 * more than the answer: they concern one object and never wait.
 */
final class ShortRequests {

    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");
    private static final Set<String> OF_THE_OBJECT = Set.of("", "status", "scale");
    /** Definitions are compiled, which takes its time. */
    private static final String DEFINITIONS = "customresourcedefinitions";

    private static final int LARGEST_BODY = 64 * 1024;

    private final Predicate<RequestInfo> waits;

    /** Some may wait, for a disk or somebody else. */
    ShortRequests(Predicate<RequestInfo> waits) {
        this.waits = waits;
    }

    boolean include(RequestInfo info, int bodyBytes) {
        if (!info.resourceRequest() || bodyBytes > LARGEST_BODY || !OF_THE_OBJECT.contains(info.subresource())) {
            return false;
        }
        boolean shortOnes = info.verb().equals("get")
                || WRITES.contains(info.verb()) && !info.resource().equals(DEFINITIONS);
        return shortOnes && !waits.test(info);
    }
}
