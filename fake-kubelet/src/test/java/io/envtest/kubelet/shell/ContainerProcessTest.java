package io.envtest.kubelet.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.envtest.spi.component.ContainerAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerProcessTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Directory data = new Directory();

    private ContainerProcess start(Unknown unknown, String... command) {
        Files files = new Files(List.of(new Files.Mount("/data", data, "", false)), true);
        Map<String, String> variables = Map.of("INDEX", "3");
        Launch launch = new Launch(
                List.of(command), variables, files, unknown, OptionalLong.of(1001), 7, ContainerAccess.Input.NONE);
        return ContainerProcess.start(launch, () -> 20_000, START);
    }

    private ContainerProcess script(String script) {
        return start(Unknown.RUNS_ON, "/bin/sh", "-c", script);
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                arguments("exit 3", 3),
                arguments("true", 0),
                arguments("/bin/false", 1),
                arguments("false || true", 0),
                arguments("false && exit 9", 1),
                arguments("! false", 0),
                arguments("if [ $INDEX -eq 3 ]\nthen exit 4\nelse exit 5\nfi", 4),
                arguments("exit $(( $RANDOM / 16384 ))", 1),
                arguments("exit $(expr ${INDEX} % 2)", 1),
                arguments("[ \"$MISSING\" = '' ] && exit 6", 6),
                arguments("[[ -r /data/foo ]]", 1),
                arguments("touch /data/foo\n[ -f /data/foo ] && exit 7", 7),
                arguments("for i in 1 2 3\ndo last=$i\ndone\nexit $last", 3),
                arguments("set -e\nfalse\nexit 8", 1),
                arguments("(exit 2) || exit ${CODE:-12}", 12),
                arguments("echo one two | grep -q two && exit 14", 14),
                arguments("n=$(echo a >> /data/f ; wc -l /data/f | awk {'print $1'})\nexit $n", 1),
                arguments("f() {\n  last=4\n}\nf\nexit $last", 4),
                arguments("i=0\nwhile [ $i -lt 50 ]\ndo i=$((i+1))\ndone\nexit $i", 50));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void endsAsAShellWould(String script, int exitCode) {
        assertThat(script(script).advance(START)).isEqualTo(new ContainerProcess.State(true, exitCode, Duration.ZERO));
    }

    @Test
    void sleepsForAsLongAsItSays() {
        ContainerProcess process = script("sleep 5; exit 2");
        assertThat(process.advance(START.plusSeconds(1)))
                .isEqualTo(new ContainerProcess.State(false, 0, Duration.ofSeconds(4)));
        assertThat(process.advance(START.plusSeconds(5)).exitCode()).isEqualTo(2);
    }

    @Test
    void loopsWithoutEndRunOn() {
        assertThat(script("while true; do :; done").advance(START).ended()).isFalse();
        assertThat(start(Unknown.RUNS_ON, "sleep", "infinity").advance(START).ended())
                .isFalse();
    }

    @Test
    void whatIsNotUnderstoodRunsOnOrEndsWell() {
        assertThat(start(Unknown.RUNS_ON, "/bin/app").advance(START).ended()).isFalse();
        assertThat(start(Unknown.ENDS_WELL, "/bin/app").advance(START))
                .isEqualTo(new ContainerProcess.State(true, 0, Duration.ZERO));
        assertThat(start(Unknown.ENDS_WELL, "sh", "-c", "migrate && exit 3")
                        .advance(START)
                        .exitCode())
                .isEqualTo(3);
        assertThat(script("case x in y) exit 1;; esac").advance(START).ended()).isFalse();
    }

    @Test
    void whatAnImageHoldsIsNotKnown() {
        assertThat(script("[ -f /etc/app.conf ] || exit 1").advance(START).ended())
                .isFalse();
        assertThat(script("[ -f /tmp/x ] || exit 1").advance(START).exitCode()).isEqualTo(1);
    }

    @Test
    void writesFilesAndPrints() {
        ContainerProcess process = script("echo -n done > /data/out; echo $(cat /data/out) \"$INDEX  x\" 'a  b'");
        process.advance(START);
        assertThat(data.files()).containsEntry("out", "done");
        assertThat(process.output()).isEqualTo("done 3  x a  b\n");
    }

    @Test
    void knowsWhomItRunsAs() {
        ContainerProcess process = script("id; id -u; test $(id -g) -eq 7 && exit 5");
        assertThat(process.advance(START).exitCode()).isEqualTo(5);
        assertThat(process.output()).isEqualTo("uid=1001 gid=7\n1001\n");
    }

    @Test
    void cannotWriteToAReadOnlyRoot() {
        ContainerProcess process = script("echo test > /file; sleep 240");
        assertThat(process.advance(START).ended()).isFalse();
        assertThat(process.output()).isEqualTo("/bin/sh: can't create /file: Read-only file system\n");
    }

    @Test
    void isKilledWhenItDoesNotHearTheSignal() {
        ContainerProcess deaf = script("sleep 100");
        deaf.advance(START);
        assertThat(deaf.stop()).isEqualTo(137);

        ContainerProcess polite =
                script("bye() {\n  sleep 5\n  exit 3\n}\ntrap bye TERM\nwhile true; do sleep 1; done");
        polite.advance(START);
        assertThat(polite.stop()).isEqualTo(3);

        ContainerProcess unknown = start(Unknown.RUNS_ON, "/bin/app");
        unknown.advance(START);
        assertThat(unknown.stop()).isZero();
    }

    @Test
    void probesSeeItsFilesAsTimePasses() {
        ContainerProcess process = script("echo ok > /data/health; sleep 10; rm -rf /data/health; sleep 600");
        process.advance(START);
        assertThat(process.exec(List.of("cat", "/data/health")).exitCode()).isZero();
        process.advance(START.plusSeconds(11));
        assertThat(process.exec(List.of("cat", "/data/health")).exitCode()).isEqualTo(1);
    }
}
