package io.envtest.internal.request.filter;

import io.envtest.internal.request.RequestInfo;
import java.util.Set;

/** Tells which requests may last: they have no deadline and do not count as being in flight. */
final class LongRunning {

    private static final Set<String> VERBS = Set.of("watch", "proxy");
    private static final Set<String> SUBRESOURCES = Set.of("attach", "exec", "proxy", "log", "portforward");

    private LongRunning() {}

    static boolean is(RequestInfo info) {
        return info.resourceRequest() && (VERBS.contains(info.verb()) || SUBRESOURCES.contains(info.subresource()));
    }
}
