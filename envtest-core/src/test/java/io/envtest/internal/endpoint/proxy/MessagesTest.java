package io.envtest.internal.endpoint.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.spi.component.ContainerAccess.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static List<String> of(int exitCode, String protocol) {
        return Messages.of(new Outcome(exitCode, "out", "err"), protocol).stream()
                .map(message -> message[0] + new String(message, 1, message.length - 1, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void firstByteTellsTheStream() {
        assertThat(of(0, "v5.channel.k8s.io"))
                .containsExactly("1", "1out", "2err", "3{\"metadata\":{},\"status\":\"Success\"}");
        assertThat(of(0, "channel.k8s.io")).containsExactly("1", "1out", "2err");
    }

    @Test
    void failureTellsTheExitCode() {
        assertThat(of(3, "v4.channel.k8s.io").get(3))
                .contains("\"reason\":\"NonZeroExitCode\"", "\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"3\"}]");
        assertThat(of(3, "").get(3)).isEqualTo("3command terminated with non-zero exit code: exit status 3");
    }
}
