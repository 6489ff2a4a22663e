package io.envtest.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aContainersOwnPolicyGoesBeforeThePods() throws IOException {
        assertThat(run("{'restartPolicy':'Never'}").isToRestart(1)).isFalse();
        assertThat(run("{}").isToRestart(1)).isTrue();
    }

    @Test
    void aRuleForAnExitCodeGoesBeforeBoth() throws IOException {
        String rules = "{'restartPolicy':'Never','restartPolicyRules':[{'action':'Restart','exitCodes':"
                + "{'operator':'%s','values':[42]}}]}";

        assertThat(run(rules.formatted("In")).isToRestart(42)).isTrue();
        assertThat(run(rules.formatted("In")).isToRestart(1)).isFalse();
        assertThat(run(rules.formatted("NotIn")).isToRestart(42)).isFalse();
        assertThat(run(rules.formatted("NotIn")).isToRestart(1)).isTrue();
    }

    @Test
    void theFirstRuleForAnExitCodeDecidesWhetherAllAreRestarted() throws IOException {
        String rules = "{'restartPolicyRules':[{'action':'Restart','exitCodes':{'operator':'In','values':[1]}},"
                + "{'action':'RestartAllContainers','exitCodes':{'operator':'In','values':[1,2]}}]}";

        assertThat(run(rules).restartsAll(1)).isFalse();
        assertThat(run(rules).restartsAll(2)).isTrue();
        assertThat(run(rules).restartsAll(3)).isFalse();
    }

    private static Run run(String container) throws IOException {
        return new Run(
                Pod.of(tree("{'spec':{'restartPolicy':'Always'}}")),
                Container.of(tree(container)),
                ContainerStatus.of(tree("{}")),
                Run.Kind.APP);
    }

    private static ObjectNode tree(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }
}
