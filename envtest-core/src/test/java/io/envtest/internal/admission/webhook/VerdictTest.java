package io.envtest.internal.admission.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.webhook.WebhookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final String HEAD = "'apiVersion':'admission.k8s.io/v1','kind':'AdmissionReview'";

    @Test
    void aVerdictIsRead() throws WebhookException {
        Verdict verdict = read(
                "{" + HEAD + ",'response':{'uid':'u','allowed':true,'patchType':'JSONPatch',"
                        + "'patch':'W10=','warnings':['careful']}}",
                "v1",
                true);

        assertThat(verdict.allowed()).isTrue();
        assertThat(verdict.patch()).containsExactly('[', ']');
        assertThat(verdict.warnings()).containsExactly("careful");
    }

    @Test
    void theOlderVersionNeedsNeitherUidNorType() throws WebhookException {
        Verdict verdict = read("{'response':{'allowed':true,'patch':'W10='}}", "v1beta1", true);

        assertThat(verdict.patchType()).isEqualTo("JSONPatch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | webhook response was absent",
                "{'response':{'uid':'x'}} | expected response.uid=\"u\", got \"x\"",
                "{'response':{'uid':'u'}} | expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview,"
                        + " got /, Kind=",
                "{HEAD,'response':{'uid':'u','patch':'W10='}} | validating webhook may not return response.patch",
                "{HEAD,'response':{'uid':'u','patchType':'JSONPatch'}} | validating webhook may not return"
                        + " response.patchType",
                "{HEAD,'response':{'uid':'u','allowed':'yes'}} | json: cannot unmarshal string into Go struct field"
                        + " AdmissionResponse.response.allowed of type bool",
                "{HEAD,'response':{'uid':'u','status':{'code':'x'}}} | json: cannot unmarshal string into Go struct"
                        + " field Status.response.status.code of type int32"
            })
    void whatIsNoVerdictIsRefused(String review, String why) {
        assertThatThrownBy(() -> read(review.replace("HEAD", HEAD), "v1", false))
                .hasMessage(why);
    }

    private static Verdict read(String review, String version, boolean mutating) throws WebhookException {
        return Verdict.read(MemoryObjects.tree(review), version, "u", mutating);
    }
}
