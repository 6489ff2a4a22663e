package io.envtest.internal.http.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final int MEBIBYTE = 1 << 20;

    private final Backlog backlog = new Backlog();

    @Test
    void isFullBeyondOneMebibyte() {
        backlog.add(MEBIBYTE);
        assertThat(backlog.isFull()).isFalse();

        backlog.add(1);
        assertThat(backlog.isFull()).isTrue();
    }

    @Test
    void tellsOnceWhenHalfOfItHasGone() {
        backlog.add(2 * MEBIBYTE);
        assertThat(backlog.isFull()).isTrue();

        assertThat(backlog.remove(MEBIBYTE)).isFalse();
        assertThat(backlog.remove(MEBIBYTE / 2)).isTrue();
        assertThat(backlog.remove(MEBIBYTE / 2)).isFalse();
    }

    @Test
    void tellsNobodyWhoWasNotToldToWait() {
        backlog.add(2 * MEBIBYTE);

        assertThat(backlog.remove(2 * MEBIBYTE)).isFalse();
    }
}
