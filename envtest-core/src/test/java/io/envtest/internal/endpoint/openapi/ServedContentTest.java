package io.envtest.internal.endpoint.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServedContentTest {

    private final ServedContent content = new ServedContent(
            "text/plain",
            Map.of(),
            "\"1\"",
            Instant.parse("2026-01-02T03:04:05.6Z"),
            "0123456789".getBytes(StandardCharsets.US_ASCII));

    private Answer.Raw get(String name, String value) {
        ApiRequest request = new ApiRequest(
                "GET",
                "/",
                QueryParameters.NONE,
                header -> header.equals(name) ? List.of(value) : List.of(),
                () -> List.of(name),
                List.of(),
                RequestBody.NONE,
                false);
        return (Answer.Raw) content.answer(request);
    }

    @Test
    void theWholeContentSaysHowItMayBeAskedForAgain() {
        Answer.Raw answer = get("Accept", "*/*");
        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("ETag", List.of("\"1\""))
                .containsEntry("Last-Modified", List.of("Fri, 02 Jan 2026 03:04:05 GMT"))
                .containsEntry("Accept-Ranges", List.of("bytes"));
    }

    @Test
    void whoHasItAlreadyGetsNothing() {
        assertThat(get("If-None-Match", "\"0\", W/\"1\"").code()).isEqualTo(304);
        assertThat(get("If-Modified-Since", "Fri, 02 Jan 2026 03:04:05 GMT").code())
                .isEqualTo(304);
        assertThat(get("If-Modified-Since", "Fri, 02 Jan 2026 03:04:04 GMT").code())
                .isEqualTo(200);
        assertThat(get("If-Modified-Since", "yesterday").code()).isEqualTo(200);
        assertThat(get("If-None-Match", "\"2\"").code()).isEqualTo(200);
    }

    @Test
    void whoWantsAnotherEditionIsRefused() {
        assertThat(get("If-Match", "\"2\"").code()).isEqualTo(412);
        assertThat(get("If-Match", "*").code()).isEqualTo(200);
    }

    @Test
    void partsAreCutOut() {
        Answer.Raw part = get("Range", "bytes=2-4");
        assertThat(part.code()).isEqualTo(206);
        assertThat(new String(part.content(), StandardCharsets.US_ASCII)).isEqualTo("234");
        assertThat(part.headers()).containsEntry("Content-Range", List.of("bytes 2-4/10"));
        assertThat(get("Range", "bytes=8-").content()).hasSize(2);
        assertThat(get("Range", "bytes=99-").code()).isEqualTo(200);
    }
}
