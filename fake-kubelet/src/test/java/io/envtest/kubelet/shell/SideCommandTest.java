package io.envtest.kubelet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.spi.component.ContainerAccess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SideCommandTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Files files = new Files(List.of(), false);

    private SideCommand start(ContainerAccess.Input input, String... command) {
        Launch own = new Launch(
                List.of("pause"),
                Map.of("A", "b"),
                files,
                Unknown.RUNS_ON,
                OptionalLong.empty(),
                0,
                ContainerAccess.Input.NONE);
        return ContainerProcess.start(own, () -> 0, START).beside(List.of(command), input);
    }

    private static SideCommand.Done say(SideCommand command, String text) {
        return command.go(text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void waitsForTheEndOfItsInput() {
        SideCommand cat = start(ContainerAccess.Input.STREAM, "cat");
        assertThat(say(cat, "").exitCode()).isEmpty();
        assertThat(cat.go(new byte[] {'g', (byte) 0xc3}, false).output()).isEqualTo("g\u00c3");
        SideCommand.Done done = cat.go(new byte[] {(byte) 0xbc, 'n'}, true);
        assertThat(done).isEqualTo(new SideCommand.Done(OptionalInt.of(0), "\u00bcn", ""));
    }

    @Test
    void whatItHasWrittenIsThereWhileItWaits() {
        SideCommand cat = start(ContainerAccess.Input.STREAM, "sh", "-c", "cat - > /tmp/file && echo done");
        say(cat, "abc");
        assertThat(files.read("/tmp/file")).isEqualTo("abc");
        assertThat(cat.go("d".getBytes(StandardCharsets.UTF_8), true).output()).isEqualTo("done\n");
        assertThat(files.read("/tmp/file")).isEqualTo("abcd");
    }

    @Test
    void readsLineByLineAsTheyCome() {
        SideCommand loop =
                start(ContainerAccess.Input.STREAM, "sh", "-c", "while read x y; do echo $y $x; done; echo over");
        assertThat(say(loop, "a b c\nd").output()).isEqualTo("b c a\n");
        assertThat(say(loop, " e\n").output()).isEqualTo("e d\n");
        assertThat(loop.go(new byte[0], true).output()).isEqualTo("over\n");
    }

    @Test
    void aShellRunsWhatItReads() {
        SideCommand shell = start(ContainerAccess.Input.STREAM, "sh");
        SideCommand.Done done = shell.go("echo $A\nfrob\nexit 4\n".getBytes(StandardCharsets.UTF_8), true);
        assertThat(done).isEqualTo(new SideCommand.Done(OptionalInt.of(4), "b\n", "sh: frob: not simulated\n"));
    }

    @Test
    void aShellRunsEachLineAsItComes() {
        SideCommand shell = start(ContainerAccess.Input.STREAM, "sh");
        assertThat(say(shell, "echo one\nif true\n").output()).isEqualTo("one\n");
        assertThat(say(shell, "then echo two; fi\n").output()).isEqualTo("two\n");
        assertThat(say(shell, "exit 4\n").exitCode()).hasValue(4);
    }

    @Test
    void anArchiveIsUnpackedAtItsOwnEnd() {
        SideCommand tar = start(ContainerAccess.Input.STREAM, "tar", "-xmf", "-", "-C", "/tmp/new/");
        byte[] archive = Tar.write(List.of(new Tar.Entry("file", false, "\u00ff\u0000")));
        byte[] begin = Arrays.copyOf(archive, archive.length - 600);
        assertThat(tar.go(begin, false).exitCode()).isEmpty();
        byte[] end = Arrays.copyOfRange(archive, begin.length, archive.length);
        assertThat(tar.go(end, false).exitCode()).hasValue(0);
        assertThat(files.read("/tmp/new/file")).isEqualTo("\u00ff\u0000");
    }

    @Test
    void packsWhatItUnpacks() {
        files.write("/tmp/a/b", "\u00fe");
        say(start(ContainerAccess.Input.NONE, "sh", "-c", "tar czf /tmp/x.tgz -C /tmp a"), "");
        say(start(ContainerAccess.Input.NONE, "sh", "-c", "cat /tmp/x.tgz | base64 | base64 -d > /tmp/y"), "");
        say(start(ContainerAccess.Input.NONE, "tar", "xzf", "/tmp/y", "-C", "/tmp/other"), "");
        assertThat(files.read("/tmp/other/a/b")).isEqualTo("\u00fe");
    }

    @Test
    void aShellAtATerminalPromptsAndShowsWhatIsTyped() {
        SideCommand shell = start(ContainerAccess.Input.TERMINAL, "sh");
        assertThat(say(shell, "").output()).isEqualTo("# ");
        assertThat(say(shell, "echo hx\u007fi\r").output()).isEqualTo("echo hx\b \bi\r\nhi\r\n# ");
        assertThat(say(shell, "wrong\u0003").output()).isEqualTo("wrong^C\r\n# ");
        assertThat(say(shell, "cat\rone\r\u0004").output()).isEqualTo("cat\r\none\r\none\r\n# ");
        assertThat(say(shell, "exit 3\r").exitCode()).hasValue(3);
    }

    @Test
    void theEndOfInputEndsAShellAtATerminal() {
        SideCommand shell = start(ContainerAccess.Input.TERMINAL, "sh");
        assertThat(say(shell, "false\r\u0004").exitCode()).hasValue(1);
    }

    @Test
    void anInterruptEndsAProgram() {
        assertThat(say(start(ContainerAccess.Input.TERMINAL, "tail", "-f", "/dev/null"), "\u0003")
                        .exitCode())
                .hasValue(130);
    }

    @Test
    void moreThanFitsEndsIt() {
        SideCommand deaf = start(ContainerAccess.Input.STREAM, "sleep", "infinity");
        assertThat(deaf.go(new byte[32 << 20], false).exitCode()).isEmpty();
        assertThat(deaf.go(new byte[1], false).exitCode()).hasValue(1);
    }
}
