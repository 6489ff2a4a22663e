package io.envtest.internal.endpoint.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Pod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedKubeletTest {

    private static final String RUNNING = "{'running':{}}";

    private final MemoryObjects objects = new MemoryObjects();
    private final SimulatedKubelet kubelet = new SimulatedKubelet(objects);
    private final Sent sent = new Sent();

    @Test
    void theLogOfARunningContainerIsEmptyText() {
        assertThat(kubelet.log(pod(RUNNING, "{}"), "main", false, false))
                .isInstanceOfSatisfying(Answer.Raw.class, answer -> {
                    assertThat(answer.code()).isEqualTo(200);
                    assertThat(answer.contentType()).isEqualTo("text/plain");
                    assertThat(answer.content()).isEmpty();
                });
    }

    @Test
    void aWaitingContainerHasNoLog() {
        assertThatThrownBy(() -> log("{'waiting':{'reason':'ContainerCreating'}}", "{}", false))
                .hasMessageContaining("container \"main\" in pod \"web\" is waiting to start: ContainerCreating");
        assertThatThrownBy(() -> log("{'waiting':{'reason':'ErrImagePull'}}", "{}", false))
                .hasMessageContaining("is waiting to start: trying and failing to pull image");
        assertThat(log("{'waiting':{'reason':'CrashLoopBackOff'}}", "{'terminated':{'exitCode':1}}", false))
                .isInstanceOf(Answer.Raw.class);
    }

    @Test
    void theLogOfThePreviousRunNeedsOne() {
        assertThatThrownBy(() -> log(RUNNING, "{}", true))
                .hasMessageContaining("previous terminated container \"main\" in pod \"web\" not found");
        assertThat(log(RUNNING, "{'terminated':{'exitCode':1}}", true)).isInstanceOf(Answer.Raw.class);
    }

    @Test
    void aContainerWithoutStatusIsNotAvailable() {
        assertThatThrownBy(() -> kubelet.log(pod(RUNNING, "{}"), "other", false, false))
                .hasMessageContaining("container \"other\" in pod \"web\" is not available");
    }

    @Test
    void aFollowedLogEndsWhenTheContainerEnds() {
        open(kubelet.log(put(RUNNING), "main", false, true));
        assertThat(sent.ended).isFalse();
        put("{'terminated':{'exitCode':0}}");
        assertThat(sent.ended).isTrue();
        assertThat(sent.messages).isEmpty();
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        open(kubelet.log(put(RUNNING), "main", false, true)).run();
        objects.remove(Resources.PODS, "default", "web");
        assertThat(sent.ended).isFalse();
    }

    @Test
    void anAttachedStreamEndsWellWhenThePodIsGone() {
        open(kubelet.attach(put(RUNNING), "main", StreamChannels.STDOUT));
        objects.remove(Resources.PODS, "default", "web");
        assertThat(sent.messages).containsExactly("1:", "3:{\"metadata\":{},\"status\":\"Success\"}");
        assertThat(sent.ended).isTrue();
    }

    @Test
    void aCommandIsNotFound() {
        open(kubelet.exec(pod(RUNNING, "{}"), "main", "ls", StreamChannels.STDERR));
        assertThat(sent.messages.get(0)).isEqualTo("2:");
        assertThat(sent.messages.get(1))
                .startsWith("3:{\"metadata\":{},\"status\":\"Failure\",\"message\":\"Internal error occurred: error executing")
                .contains("exec: \\\"ls\\\": executable file not found in $PATH");
        assertThat(sent.ended).isTrue();
    }

    @Test
    void nothingIsRunInAContainerThatDoesNotRun() {
        assertThatThrownBy(() -> kubelet.exec(pod("{'terminated':{}}", "{}"), "main", "ls", 1))
                .hasMessageContaining("container not found (\"main\")");
    }

    @Test
    void eachForwardedPortIsNamedAndRefused() {
        open(kubelet.forward(pod(RUNNING, "{}"), List.of(80, 8080)));
        assertThat(sent.messages).hasSize(6);
        assertThat(sent.messages.get(4)).startsWith("1:error forwarding port 80 to pod u1");
        assertThat(sent.messages.get(5)).startsWith("3:error forwarding port 8080 to pod u1");
    }

    private Answer log(String state, String last, boolean previous) {
        return kubelet.log(pod(state, last), "main", previous, false);
    }

    private Runnable open(Answer answer) {
        return ((Answer.Streamed) answer).source().open(sent);
    }

    private Pod put(String state) {
        Pod pod = pod(state, "{}");
        objects.put(Resources.PODS, pod.node());
        return pod;
    }

    private static Pod pod(String state, String last) {
        return Pod.of(MemoryObjects.tree("{'metadata':{'name':'web','namespace':'default','uid':'u1'},'status':"
                + "{'containerStatuses':[{'name':'main','restartCount':0,'state':" + state + ",'lastState':" + last
                + "}]}}"));
    }

    /** What was sent, as channel and text. */
    private static final class Sent implements Answer.ByteSink {

        private final List<String> messages = new ArrayList<>();
        private boolean ended;

        @Override
        public void send(int channel, byte[] bytes) {
            messages.add(channel + ":" + new String(bytes, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
