package io.envtest.internal.flowcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.bootstrap.BootstrapFlowControl;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowMatcherTest {

    private static final List<FlowSchema> SCHEMAS = BootstrapFlowControl.all().stream()
            .filter(object -> object.resource().resource().equals("flowschemas"))
            .map(object -> FlowSchema.of(object.object()))
            .sorted(Comparator.comparingInt(schema -> schema.spec().matchingPrecedence()))
            .toList();

    @Test
    void mastersAreExempt() {
        assertThat(first(user("admin", UserInfo.MASTERS), "GET", "/api/v1/pods"))
                .isEqualTo("exempt");
    }

    @Test
    void everybodyMayProbe() {
        assertThat(first(user("alice", "system:authenticated"), "GET", "/healthz"))
                .isEqualTo("probes");
    }

    @Test
    void leadersAreElectedFirst() {
        UserInfo controllers = user("system:kube-controller-manager", "system:authenticated");
        String leases = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/a";

        assertThat(first(controllers, "PUT", leases)).isEqualTo("system-leader-election");
        assertThat(first(controllers, "PATCH", leases)).isEqualTo("kube-controller-manager");
    }

    @Test
    void accountsOfTheSystemComeBeforeOthers() {
        String[] groups = {"system:serviceaccounts", "system:authenticated"};

        assertThat(first(user("system:serviceaccount:kube-system:a", groups), "GET", "/api/v1/pods"))
                .isEqualTo("kube-system-service-accounts");
        assertThat(first(user("system:serviceaccount:default:a", groups), "GET", "/api/v1/pods"))
                .isEqualTo("service-accounts");
    }

    @Test
    void whoIsNoneOfTheseIsAmongAll() {
        assertThat(first(user("alice", "system:authenticated"), "GET", "/api/v1/namespaces/default/pods"))
                .isEqualTo("global-default");
    }

    private static String first(UserInfo user, String method, String path) {
        RequestInfo request = RequestInfoParser.parse(method, path, QueryParameters.NONE);
        return SCHEMAS.stream()
                .filter(schema -> new FlowMatcher(schema).matches(user, request))
                .findFirst()
                .map(schema -> schema.metadata().name())
                .orElse("");
    }

    private static UserInfo user(String name, String... groups) {
        return new UserInfo(name, "", List.of(groups), Map.of());
    }
}
