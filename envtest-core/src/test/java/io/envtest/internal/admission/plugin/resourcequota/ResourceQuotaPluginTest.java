package io.envtest.internal.admission.plugin.resourcequota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Admissions;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceQuotaPluginTest {

    private static final String POD = "{'metadata':{'name':'p','namespace':'a'},'spec':{'containers':[%s]}}";

    private final MemoryObjects objects = new MemoryObjects();
    private final ResourceQuotaPlugin plugin =
            new ResourceQuotaPlugin(objects, (request, quota, change) -> change.accept(quota));

    @Test
    void whatFitsIsCharged() {
        ResourceQuota quota = quota("'pods':'3','requests.cpu':'1'", "'pods':'1','requests.cpu':'250m'", "");

        plugin.validate(pod("{'name':'m','resources':{'requests':{'cpu':'500m'}}}"));

        assertThat(quota.status().used()).isEqualTo(Map.of("pods", "2", "requests.cpu", "750m"));
    }

    @Test
    void whatIsTooMuchIsRefusedAndNotCharged() {
        ResourceQuota quota = quota("'pods':'3','limits.cpu':'1'", "'pods':'1','limits.cpu':'600m'", "");

        assertThatThrownBy(() -> plugin.validate(pod("{'name':'m','resources':{'limits':{'cpu':'500m'}}}")))
                .hasMessage("pods \"p\" is forbidden: exceeded quota: q, requested: limits.cpu=500m, used:"
                        + " limits.cpu=600m, limited: limits.cpu=1");
        assertThat(quota.status().used()).containsEntry("pods", "1");
    }

    @Test
    void aContainerMustSayWhatIsLimited() {
        quota("'requests.memory':'1Gi','limits.cpu':'1'", "'requests.memory':'0','limits.cpu':'0'", "");

        assertThatThrownBy(() -> plugin.validate(pod("{'name':'m'},{'name':'n'}")))
                .hasMessage("pods \"p\" is forbidden: failed quota: q: must specify limits.cpu for: m,n;"
                        + " requests.memory for: m,n");
    }

    @Test
    void aQuotaNotCountedYetLetsNothingIn() {
        quota("'pods':'3'", "", "");

        assertThatThrownBy(() -> plugin.validate(pod("{'name':'m'}")))
                .hasMessage("pods \"p\" is forbidden: status unknown for quota: q, resources: pods");
    }

    @Test
    void aDeadlineSetLaterIsChargedToTheQuotaOfPodsThatHaveOne() {
        ResourceQuota quota = quota("'pods':'1'", "'pods':'0'", "'scopes':['Terminating'],");
        String before = POD.formatted("{'name':'m'}");

        plugin.validate(Admissions.update(
                Resources.PODS, before.replace("'containers'", "'activeDeadlineSeconds':60,'containers'"), before));

        assertThat(quota.status().used()).containsEntry("pods", "1");
    }

    @Test
    void whatIsOutOfScopeIsFree() {
        ResourceQuota quota = quota("'pods':'0'", "'pods':'0'", "'scopes':['BestEffort'],");

        plugin.validate(pod("{'name':'m','resources':{'requests':{'cpu':'500m'}}}"));

        assertThat(quota.status().used()).containsEntry("pods", "0");
        assertThatThrownBy(() -> plugin.validate(pod("{'name':'m'}")))
                .hasMessageContaining("exceeded quota: q, requested: pods=1");
    }

    @Test
    void anUpdateIsChargedForTheDifference() {
        ResourceQuota quota =
                quota("'services':'1','services.nodeports':'2'", "'services':'1','services.nodeports':'1'", "");
        String service = "{'metadata':{'name':'s','namespace':'a'},'spec':{'type':'NodePort','ports':[%s]}}";

        plugin.validate(Admissions.update(Resources.SERVICES, service.formatted("{},{}"), service.formatted("{}")));

        assertThat(quota.status().used()).isEqualTo(Map.of("services", "1", "services.nodeports", "2"));
    }

    @Test
    void objectsOfAnyKindCanBeCounted() {
        quota("'count/deployments.apps':'0'", "'count/deployments.apps':'0'", "");
        GroupVersionResource deployments = new GroupVersionResource("apps", "v1", "deployments");
        AdmissionRequest request = Admissions.create(deployments, "{'metadata':{'name':'d','namespace':'a'}}");

        assertThatThrownBy(() -> plugin.validate(request))
                .hasMessage("deployments.apps \"d\" is forbidden: exceeded quota: q, requested:"
                        + " count/deployments.apps=1, used: count/deployments.apps=0, limited:"
                        + " count/deployments.apps=0");
    }

    private static AdmissionRequest pod(String containers) {
        return Admissions.create(Resources.PODS, POD.formatted(containers));
    }

    private ResourceQuota quota(String hard, String used, String scopes) {
        String spec = "'spec':{" + scopes + "'hard':{" + hard + "}}";
        objects.put(
                Resources.RESOURCE_QUOTAS,
                "{'metadata':{'name':'q','namespace':'a'}," + spec + ",'status':{'hard':{" + hard + "},'used':{" + used
                        + "}}}");
        return ResourceQuota.of(
                objects.list(Resources.RESOURCE_QUOTAS, "a").iterator().next());
    }
}
