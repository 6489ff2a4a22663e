package io.envtest.internal.aggregation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.meta.Times;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ObjectUpdate;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.time.ClusterClock;
import io.envtest.view.apiregistration.v1.APIService;
import io.envtest.view.apiregistration.v1.APIServiceCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes whether a server is available into the status of its APIService. */
public final class AvailabilityStatus {

    private static final String MANAGER = "kube-apiserver";
    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private final ResourceStore store;
    private final ResourceDefinition definition;
    private final ClusterClock clock;

    /** Writes to a store. */
    public AvailabilityStatus(ResourceStore store, ResourceRegistry registry, ClusterClock clock) {
        this.store = store;
        this.clock = clock;
        this.definition = registry.find(
                        RemoteVersions.SERVICES.group(),
                        RemoteVersions.SERVICES.version(),
                        RemoteVersions.SERVICES.resource())
                .orElseThrow(() -> new IllegalStateException("API services are not served"));
    }

    /** Writes it, unless it stands there already. */
    void write(String name, Verdict verdict) {
        RequestContext context = new RequestContext(
                RequestInfoParser.parse("PUT", "/apis/apiregistration.k8s.io/v1/apiservices", QueryParameters.NONE),
                SELF,
                MANAGER);
        try {
            store.update(
                    new Target(context, definition, "", name, "status"),
                    ObjectUpdate.patch(current -> told(APIService.of(current.deepCopy()), verdict)),
                    new WriteOptions(false, MANAGER),
                    AdmissionCallback.NONE);
        } catch (ApiException e) {
            // somebody changed or removed it meanwhile, which brings the next look
            if (!e.hasReason("NotFound") && !e.hasReason("Conflict")) {
                throw e;
            }
        }
    }

    private ObjectNode told(APIService service, Verdict verdict) {
        Optional<APIServiceCondition> known = service.status().conditions().stream()
                .filter(condition -> condition.type().equals(RemoteVersion.AVAILABLE))
                .findFirst();
        APIServiceCondition condition =
                known.orElseGet(() -> service.status().addConditions().setType(RemoteVersion.AVAILABLE));
        String status = verdict.available() ? "True" : "False";
        if (!condition.status().equals(status)) {
            condition.setStatus(status).setLastTransitionTime(Times.seconds(clock.now()));
        }
        condition.setReason(verdict.reason()).setMessage(verdict.message());
        return service.node();
    }
}
