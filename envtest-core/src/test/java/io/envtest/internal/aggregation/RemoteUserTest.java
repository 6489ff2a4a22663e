package io.envtest.internal.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteUserTest {

    @Test
    void theUserIsToldInHeaders() {
        UserInfo user = new UserInfo("jane", "u1", List.of("a", "b"), Map.of("example.com/x y", List.of("1", "2")));
        assertThat(RemoteUser.headers(user))
                .containsEntry("X-Remote-User", List.of("jane"))
                .containsEntry("X-Remote-Uid", List.of("u1"))
                .containsEntry("X-Remote-Group", List.of("a", "b"))
                .containsEntry("X-Remote-Extra-example.com%2Fx%20y", List.of("1", "2"));
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(RemoteUser.headers(new UserInfo("jane", "", List.of(), Map.of())))
                .containsOnlyKeys("X-Remote-User");
    }

    @Test
    void clientsCannotTellWhoTheyAre() {
        assertThat(RemoteUser.tells("x-remote-user")).isTrue();
        assertThat(RemoteUser.tells("X-REMOTE-EXTRA-scopes")).isTrue();
        assertThat(RemoteUser.tells("X-Remote-Control")).isFalse();
    }
}
