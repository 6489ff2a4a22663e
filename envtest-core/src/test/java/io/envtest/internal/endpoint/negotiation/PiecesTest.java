package io.envtest.internal.endpoint.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void keepEveryByteInOrderWhateverTheSizes() {
        Random random = new Random(7);
        Pieces pieces = new Pieces();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(i % 50 == 0 ? 300_000 : 3_000)];
            random.nextBytes(bytes);
            int from = bytes.length / 10;
            pieces.add(bytes, from);
            expected.write(bytes, from, bytes.length - from);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        pieces.toList().forEach(joined::writeBytes);
        assertThat(joined.toByteArray()).isEqualTo(expected.toByteArray());
    }
}
