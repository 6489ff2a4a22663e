package io.envtest.internal.endpoint.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.request.QueryParameters;
import org.junit.jupiter.api.Test;

class DeleteParametersTest {

    private static long grace(String query) {
        return DeleteParameters.parse(QueryParameters.parse(query)).gracePeriodSeconds();
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void aNegativeGracePeriodCountsAsOneSecond() {
        assertThat(grace("gracePeriodSeconds=-7")).isEqualTo(1);
        assertThat(DeleteParameters.read(body().put("gracePeriodSeconds", -1)).gracePeriodSeconds())
                .isEqualTo(1);
    }

    @Test
    void aGracePeriodThatIsNotSaidIsLeftToTheKind() {
        assertThat(grace("")).isEqualTo(-1);
        assertThat(DeleteParameters.read(body()).gracePeriodSeconds()).isEqualTo(-1);
    }

    @Test
    void aGracePeriodMustBeANumber() {
        assertThatThrownBy(() -> DeleteParameters.read(body().put("gracePeriodSeconds", "1")))
                .hasMessageContaining("Go struct field DeleteOptions.gracePeriodSeconds of type int64");
    }
}
