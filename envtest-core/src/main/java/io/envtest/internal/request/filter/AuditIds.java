package io.envtest.internal.request.filter;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.spi.component.ClusterRandom;

/**
 * Gives each request an id and tells it in the answer: the client's own, if it sent one.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/">Auditing</a>
 */
public final class AuditIds implements Filter {

    private static final String HEADER = "Audit-Id";
    private static final int LONGEST = 64;

    private final ClusterRandom random;

    /** New ids come from this random. */
    public AuditIds(ClusterRandom random) {
        this.random = random;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        String sent = call.request().header(HEADER);
        call.context().header(HEADER, sent.isEmpty() ? random.uuid() : shortened(sent));
        return next.handle(call);
    }

    private static String shortened(String id) {
        return id.length() > LONGEST ? id.substring(0, LONGEST) : id;
    }
}
