package io.envtest.internal.admission.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionChain;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Admissions;
import io.envtest.internal.admission.policy.NoKinds;
import io.envtest.internal.admission.webhook.WebhookParts;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Toleration;
import io.envtest.view.core.v1.Volume;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodPluginsTest {

    private final MemoryObjects objects = new MemoryObjects()
            .put(Resources.NAMESPACES, "{'metadata':{'name':'a'},'status':{'phase':'Active'}}")
            .put(Resources.SERVICE_ACCOUNTS, "{'metadata':{'name':'default','namespace':'a'}}");
    private final AdmissionChain chain = new AdmissionChain(DefaultPlugins.create(
            objects,
            attributes -> Decision.NOTHING_SAID,
            new SeededRandom(7),
            (request, quota, change) -> {},
            new NoKinds(),
            new CelEngineLoader(),
            new WebhookParts(
                    objects,
                    attributes -> Decision.NOTHING_SAID,
                    new NoKinds(),
                    new CelEngineLoader(),
                    UnaskedWebhooks.caller(objects),
                    new SeededRandom(7)),
            FeatureGates.DEFAULT,
            Set.of()));

    @Test
    void aPodGetsAccountTokenPriorityAndTolerations() {
        Pod pod = admitted("'containers':[{'name':'main','image':'x'}]");

        assertThat(pod.spec().serviceAccountName()).isEqualTo("default");
        assertThat(pod.spec().volumes())
                .extracting(Volume::name)
                .singleElement()
                .asString()
                .startsWith("kube-api-access-");
        assertThat(pod.spec().containers().get(0).volumeMounts().get(0).mountPath())
                .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount");
        assertThat(pod.spec().priority()).isZero();
        assertThat(pod.spec().hasPriority()).isTrue();
        assertThat(pod.spec().preemptionPolicy()).isEqualTo("PreemptLowerPriority");
        assertThat(pod.spec().tolerations())
                .extracting(Toleration::key)
                .containsExactly("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    }

    @Test
    void aPodOfTheDefaultAccountWaitsForIt() throws Exception {
        objects.remove(Resources.SERVICE_ACCOUNTS, "a", "default");
        CompletableFuture<Pod> pod =
                CompletableFuture.supplyAsync(() -> admitted("'containers':[{'name':'main','image':'x'}]"));

        objects.put(Resources.SERVICE_ACCOUNTS, "{'metadata':{'name':'default','namespace':'a'}}");

        assertThat(pod.get().spec().serviceAccountName()).isEqualTo("default");
    }

    @Test
    void anAccountThatDoesNotExistIsRefused() {
        assertRefused(
                "'serviceAccountName':'gone','containers':[]",
                "pods \"p\" is forbidden: error looking up service account a/gone: serviceaccount \"gone\" not found");
    }

    @Test
    void aStrictAccountKeepsPodsToItsSecrets() {
        objects.put(
                Resources.SERVICE_ACCOUNTS,
                "{'metadata':{'name':'strict','namespace':'a','annotations':"
                        + "{'kubernetes.io/enforce-mountable-secrets':'true'}},'secrets':[{'name':'ok'}]}");

        admitted("'serviceAccountName':'strict','containers':[],'volumes':[{'name':'s','secret':{'secretName':'ok'}}]");
        assertRefused(
                "'serviceAccountName':'strict','containers':[],'volumes':[{'name':'s','secret':{'secretName':'no'}}]",
                "pods \"p\" is forbidden: volume with secret.secretName=\"no\" is not allowed because service account"
                        + " strict does not reference that secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'priorityClassName':'none' | no PriorityClass with name none was found",
                "'priority':5 | the integer value of priority (5) must not be provided in pod spec; priority admission"
                        + " controller computed 0 from the given PriorityClass name",
                "'overhead':{'cpu':'1'} | pod rejected: Pod Overhead set without corresponding RuntimeClass defined"
                        + " Overhead",
                "'runtimeClassName':'rc' | pod rejected: RuntimeClass \"rc\" not found"
            })
    void whatOnlyClassesMaySayIsRefused(String field, String why) {
        assertRefused(field.replace('"', '\'') + ",'containers':[]", "pods \"p\" is forbidden: " + why);
    }

    @Test
    void anOverheadThatWasSentEmptyIsOneAllTheSame() {
        AdmissionRequest sent = pod("'overhead':{}");
        AdmissionRequest request = pod("'containers':[]");
        request.context().sent(Objects.requireNonNull(sent.object()));
        chain.mutate(request);
        assertThatThrownBy(() -> chain.validate(request)).hasMessageContaining("Pod Overhead set without");
    }

    @Test
    void aRuntimeClassGivesOverheadAndScheduling() {
        objects.put(
                Resources.RUNTIME_CLASSES,
                "{'metadata':{'name':'rc'},'handler':'h','overhead':{'podFixed':{'cpu':'250m'}},"
                        + "'scheduling':{'nodeSelector':{'k':'v'},'tolerations':[{'key':'t'}]}}");

        Pod pod = admitted("'runtimeClassName':'rc','containers':[],'overhead':{'cpu':'0.25'}");

        assertThat(pod.spec().overhead()).containsEntry("cpu", "250m");
        assertThat(pod.spec().nodeSelector()).containsEntry("k", "v");
        assertThat(pod.spec().tolerations()).extracting(Toleration::key).contains("t");
    }

    @Test
    void aTolerationOfTheRuntimeClassThatThePodsCoverIsLeftOut() {
        objects.put(
                Resources.RUNTIME_CLASSES,
                "{'metadata':{'name':'rc'},'handler':'h','scheduling':{'tolerations':"
                        + "[{'key':'t','operator':'Exists','effect':'NoSchedule'}]}}");

        Pod pod = admitted("'runtimeClassName':'rc','containers':[],'tolerations':[{'key':'t','operator':'Exists'}]");

        assertThat(pod.spec().tolerations())
                .filteredOn(toleration -> toleration.key().equals("t"))
                .singleElement()
                .returns(false, Toleration::hasEffect);
    }

    @Test
    void limitRangesFillInAndNoteIt() {
        limitRange("'default':{'cpu':'500m','memory':'256Mi'},'defaultRequest':{'cpu':'100m','memory':'256Mi'}");

        Pod pod = admitted("'containers':[{'name':'main','resources':{'limits':{'memory':'1Gi'}}}]");

        assertThat(pod.spec().containers().get(0).resources().limits())
                .containsEntry("cpu", "500m")
                .containsEntry("memory", "1Gi");
        assertThat(pod.metadata().annotations())
                .containsEntry(
                        "kubernetes.io/limit-ranger",
                        "LimitRanger plugin set: cpu, memory request for container main; cpu limit for container main");
    }

    @Test
    void limitRangesBoundContainers() {
        limitRange("'min':{'cpu':'100m'},'max':{'cpu':'1'},'maxLimitRequestRatio':{'cpu':'4'}");

        assertRefused(
                "'containers':[{'name':'main','resources':{'requests':{'cpu':'10m'},'limits':{'cpu':'3'}}}]",
                "pods \"p\" is forbidden: [minimum cpu usage per Container is 100m, but request is 10m, maximum cpu"
                        + " usage per Container is 1, but limit is 3, cpu max limit to request ratio per Container is"
                        + " 4, but provided ratio is 300.000000]");
    }

    @Test
    void noPodGoesIntoAMissingNamespace() {
        AdmissionRequest request = Admissions.create(Resources.PODS, "{'metadata':{'name':'p','namespace':'none'}}");

        assertThatThrownBy(() -> chain.mutate(request)).hasMessage("namespaces \"none\" not found");
    }

    private void limitRange(String fields) {
        objects.put(
                Resources.LIMIT_RANGES,
                "{'metadata':{'name':'l','namespace':'a'},'spec':{'limits':[{'type':'Container'," + fields + "}]}}");
    }

    private Pod admitted(String spec) {
        AdmissionRequest request = pod(spec);
        chain.mutate(request);
        chain.validate(request);
        ObjectNode object = request.object();
        assertThat(object).isNotNull();
        return Pod.of(object);
    }

    private void assertRefused(String spec, String message) {
        AdmissionRequest request = pod(spec);
        assertThatThrownBy(() -> {
                    chain.mutate(request);
                    chain.validate(request);
                })
                .hasMessage(message);
    }

    private static AdmissionRequest pod(String spec) {
        return Admissions.create(Resources.PODS, "{'metadata':{'name':'p','namespace':'a'},'spec':{" + spec + "}}");
    }
}
