package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerRestartRule;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerStatusRulesTest {

    private static final String REVIVED =
            "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state";

    private final Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
    private final Container container = pod.spec().addContainers().setName("main");

    @Test
    void whatIsNeverRestartedStaysAtItsEnd() {
        pod.spec().setRestartPolicy("Never");
        assertThat(revivedAfter(0)).containsExactly(REVIVED);
        assertThat(revivedAfter(1)).containsExactly(REVIVED);
    }

    @Test
    void whatIsRestartedAfterAFailureStaysAtAGoodEnd() {
        pod.spec().setRestartPolicy("OnFailure");
        assertThat(revivedAfter(0)).containsExactly(REVIVED);
        assertThat(revivedAfter(1)).isEmpty();
    }

    @Test
    void aContainersOwnPolicyGoesBeforeThatOfThePod() {
        pod.spec().setRestartPolicy("Never");
        container.setRestartPolicy("Always");
        assertThat(revivedAfter(0)).isEmpty();
    }

    @Test
    void aRuleForTheExitCodeGoesBeforeBoth() {
        pod.spec().setRestartPolicy("Never");
        rule("Restart");
        assertThat(revivedAfter(42)).isEmpty();
        assertThat(revivedAfter(1)).containsExactly(REVIVED);
    }

    @Test
    void aRuleThatRestartsAllContainersAllowsIt() {
        pod.spec().setRestartPolicy("Never");
        rule("RestartAllContainers");
        assertThat(revivedAfter(1)).isEmpty();
    }

    @Test
    void anEphemeralContainerIsNeverStartedAgain() {
        pod.spec().setRestartPolicy("Always");
        Pod old = Pod.of(pod.node().deepCopy());
        old.status()
                .addEphemeralContainerStatuses()
                .setName("e")
                .state()
                .terminated()
                .setExitCode(1);
        pod.status()
                .addEphemeralContainerStatuses()
                .setName("e")
                .state()
                .waiting()
                .setReason("x");
        assertThat(wrong(old))
                .containsExactly("status.ephemeralContainerStatuses[0].state: Forbidden: may not be transitioned to"
                        + " non-terminated state");
    }

    @Test
    void usersHaveNumbersThatThereAre() {
        pod.status().addContainerStatuses().user().linux().setUid(-1L);
        FieldErrors errors = new FieldErrors();
        ContainerStatusRules.users(errors, pod);
        assertThat(errors.list())
                .extracting(FieldError::message)
                .containsExactly("status.containerStatuses[0].user.linux.uid: Invalid value: -1: must be between 0 and"
                        + " 2147483647, inclusive");
    }

    private void rule(String action) {
        ContainerRestartRule rule = container.setRestartPolicy("Never").addRestartPolicyRules();
        rule.setAction(action)
                .exitCodes()
                .setOperator("In")
                .node()
                .putArray("values")
                .add(42);
    }

    private List<String> revivedAfter(int exitCode) {
        Pod old = Pod.of(pod.node().deepCopy());
        old.status().addContainerStatuses().setName("main").state().terminated().setExitCode(exitCode);
        Pod now = Pod.of(pod.node().deepCopy());
        now.status().addContainerStatuses().setName("main").state().running().materialize();
        return wrong(now, old);
    }

    private List<String> wrong(Pod old) {
        return wrong(pod, old);
    }

    private static List<String> wrong(Pod now, Pod old) {
        FieldErrors errors = new FieldErrors();
        ContainerStatusRules.changed(errors, now, old);
        return errors.list().stream().map(FieldError::message).toList();
    }
}
