package io.envtest.internal.flowcontrol;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.request.filter.Filter;

/** Tells in the headers of an answer which flow schema and priority level the request belonged to. */
public final class FlowHeaders implements Filter {

    private final FlowSchemas schemas;

    /** Tells of these schemas. */
    public FlowHeaders(FlowSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        RequestContext context = call.context();
        schemas.classify(context.user(), context.info()).ifPresent(flow -> {
            context.header("X-Kubernetes-PF-FlowSchema-UID", flow.schemaUid());
            context.header("X-Kubernetes-PF-PriorityLevel-UID", flow.levelUid());
        });
        return next.handle(call);
    }
}
