package io.envtest.internal.registry.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.DeviceClaim;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestNamesTest {

    @ParameterizedTest
    @CsvSource({"a,0", "f,0", "f/x,0", "b,1", "a/x,1", "a/b/c,1", "A/x,2"})
    void callsRequestsAndTheirAlternatives(String reference, int wrong) {
        DeviceClaim claim = DeviceClaim.of(JsonNodeFactory.instance.objectNode());
        claim.addRequests().setName("a");
        claim.addRequests().setName("f").addFirstAvailable().setName("x");
        FieldErrors errors = new FieldErrors();

        RequestNames.of(claim).reference(errors, FieldPath.root("request"), reference);

        assertThat(errors.size()).isEqualTo(wrong);
    }
}
