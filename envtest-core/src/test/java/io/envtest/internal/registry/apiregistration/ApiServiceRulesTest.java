package io.envtest.internal.registry.apiregistration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.apiregistration.v1.APIServiceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiServiceRulesTest {

    private final APIServiceSpec spec = APIServiceSpec.of(JsonNodeFactory.instance.objectNode())
            .setGroup("a.example.com")
            .setVersion("v1")
            .setGroupPriorityMinimum(1000)
            .setVersionPriority(10);

    @Test
    void namesAServiceAfterItsVersionAndGroup() {
        assertThat(ApiServiceRules.name(spec).check("v1.a.example.com", false)).isEmpty();
        assertThat(ApiServiceRules.name(spec).check("a", false))
                .containsExactly("must be `spec.version+\".\"+spec.group`: \"v1.a.example.com\"");
    }

    @Test
    void letsOnlyOtherServersHaveCertificates() {
        spec.setCaBundle("eA==");

        assertThat(wrong()).containsExactly("caBundle: Invalid value: \"1 bytes\": local APIServices may not have a caBundle");
    }

    @Test
    void wantsToKnowWhereOtherServersAre() {
        spec.service().setPort(0);

        assertThat(wrong())
                .containsExactly(
                        "service.namespace: Required value",
                        "service.name: Required value",
                        "service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive");
    }

    private List<String> wrong() {
        FieldErrors errors = new FieldErrors();
        ApiServiceRules.spec(errors, spec);
        return errors.list().stream().map(FieldError::message).toList();
    }
}
