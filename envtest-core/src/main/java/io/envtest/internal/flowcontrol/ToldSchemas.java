package io.envtest.internal.flowcontrol;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.request.filter.Filter;
import java.util.Set;

/**
 * Has the conditions of flow schemas written before a write is answered that changes what they say, so that whoever asks
 * next finds them there.
 */
public final class ToldSchemas implements Filter {

    private static final Set<String> READS = Set.of("get", "list", "watch");
    private static final Set<String> RESOURCES = Set.of(FlowSchemas.SCHEMAS.resource(), FlowSchemas.LEVELS.resource());

    private final DanglingSchemas conditions;

    /** Keeps these conditions right. */
    public ToldSchemas(DanglingSchemas conditions) {
        this.conditions = conditions;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        Answer answer = next.handle(call);
        RequestInfo info = call.context().info();
        if (info.apiGroup().equals(FlowSchemas.GROUP)
                && RESOURCES.contains(info.resource())
                && !READS.contains(info.verb())) {
            conditions.correct();
        }
        return answer;
    }
}
