package io.envtest.internal.http.spdy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpdySessionTest {

    private final ClientFrames client = new ClientFrames();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<SpdyStream> streams = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final SpdySession session = new SpdySession(new Sent(), this::accept);

    /** Keeps what is sent. */
    private final class Sent implements SpdySession.Carrier {

        @Override
        public void send(byte[] bytes) {
            sent.writeBytes(bytes);
        }

        @Override
        public void end() {
            heard.add("farewell");
        }
    }

    private boolean accept(SpdyStream stream) {
        streams.add(stream);
        stream.listen(new SpdyStream.Receiver() {
            @Override
            public void received(byte[] bytes, boolean last) {
                heard.add(new String(bytes, StandardCharsets.UTF_8) + (last ? "." : ""));
            }

            @Override
            public void reset() {
                heard.add("reset");
            }
        });
        return !stream.header("streamtype").equals("unwanted");
    }

    private List<String> answers() {
        List<String> shown = ClientFrames.shown(sent.toByteArray());
        sent.reset();
        return shown;
    }

    private void read(byte[] bytes) throws SpdyException {
        session.read(ByteBuffer.wrap(bytes));
    }

    @Test
    void streamsGoBothWays() throws SpdyException {
        read(client.open(1, Map.of("streamType", "stdin")));
        read(client.open(3, Map.of("streamType", "stdout", "port", "80")));
        assertThat(streams).extracting(stream -> stream.header("streamtype")).containsExactly("stdin", "stdout");
        assertThat(streams.get(1).header("port")).isEqualTo("80");
        assertThat(answers()).containsExactly("control 2 of 1", "control 2 of 3");
        read(ClientFrames.data(1, "in", false));
        read(ClientFrames.data(1, "", true));
        assertThat(heard).containsExactly("in", ".");
        assertThat(answers()).containsExactly("control 9 of 1", "control 9 of 0");
        streams.get(1).send("out".getBytes(StandardCharsets.UTF_8));
        streams.get(1).finish(new byte[0]);
        streams.get(1).send("late".getBytes(StandardCharsets.UTF_8));
        assertThat(answers()).containsExactly("data of 3: out", "data of 3:  last");
        session.end();
        assertThat(answers()).containsExactly("control 7 of 3");
        assertThat(heard).endsWith("farewell");
    }

    @Test
    void framesMayComeByteByByte() throws SpdyException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(client.open(1, Map.of("streamType", "stdin")));
        all.writeBytes(ClientFrames.control(4, new byte[4]));
        all.writeBytes(ClientFrames.data(1, "abc", true));
        all.writeBytes(ClientFrames.control(6, new byte[] {0, 0, 0, 5}));
        for (byte one : all.toByteArray()) {
            read(new byte[] {one});
        }
        assertThat(String.join("", heard)).isEqualTo("abc.");
        assertThat(answers()).contains("control 6 of 5");
    }

    @Test
    void unwantedStreamsAreReset() throws SpdyException {
        read(client.open(1, Map.of("streamType", "unwanted")));
        assertThat(answers()).containsExactly("control 2 of 1", "control 3 of 1");
    }

    @Test
    void aStreamThatIsGivenUpHearsNothingMore() throws SpdyException {
        read(client.open(1, Map.of()));
        read(ClientFrames.control(3, new byte[] {0, 0, 0, 1, 0, 0, 0, 5}));
        read(ClientFrames.data(1, "late", false));
        assertThat(heard).containsExactly("reset");
        session.gone();
        session.gone();
        assertThat(heard).containsExactly("reset");
    }

    @Test
    void moreStreamsThanAnybodyNeedsAreRefused() throws SpdyException {
        for (int i = 0; i <= 1000; i++) {
            read(client.open(2 * i + 1, Map.of()));
        }
        assertThat(streams).hasSize(1000);
        assertThat(answers()).endsWith("control 3 of 2001");
    }

    @Test
    void whatBreaksTheRulesIsRefused() {
        byte[] otherVersion = ByteBuffer.allocate(8).putInt(0x80020001).array();
        byte[] endless =
                ByteBuffer.allocate(8).putInt(0x80030001).putInt(0xffffff).array();
        byte[] noHeaders = ClientFrames.control(1, new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4});
        for (byte[] hostile : List.of(
                otherVersion,
                endless,
                noHeaders,
                ClientFrames.control(1, new byte[9]),
                ClientFrames.control(3, new byte[7]),
                client.open(2, Map.of()))) {
            assertThatThrownBy(() -> fresh(hostile)).isInstanceOf(SpdyException.class);
        }
    }

    @Test
    void headersThatUnpackToTooMuchAreRefused() {
        byte[] bomb = new ClientFrames().open(1, Map.of("a", "a".repeat(1 << 20)));
        assertThat(bomb.length).isLessThan(64 * 1024);
        assertThatThrownBy(() -> fresh(bomb)).hasMessage("headers are too long");
    }

    @Test
    void noiseNeverDoesMoreThanBeRefused() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] noise = new ClientFrames().open(1, Map.of("streamType", "stdin", "n", String.valueOf(round)));
            for (int i = random.nextInt(4); i >= 0; i--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
            }
            try {
                fresh(noise);
            } catch (SpdyException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private static void fresh(byte[] bytes) throws SpdyException {
        new SpdySession(new Nowhere(), stream -> true).read(ByteBuffer.wrap(bytes));
    }

    /** Keeps nothing. */
    private static final class Nowhere implements SpdySession.Carrier {

        @Override
        public void send(byte[] bytes) {
            assertThat(bytes).isNotEmpty();
        }

        @Override
        public void end() {
            throw new AssertionError("nobody said that it ends");
        }
    }
}
