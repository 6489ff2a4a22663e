package io.envtest.internal.controller.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.core.v1.PodTemplateSpec;
import org.junit.jupiter.api.Test;

class RevisionDataTest {

    @Test
    void keysAreInOrderAtEveryDepth() throws Exception {
        ObjectNode template = (ObjectNode) new ObjectMapper()
                .readTree("{\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]},\"metadata\":{}}");
        assertThat(RevisionData.of(PodTemplateSpec.of(template)))
                .hasToString("{\"spec\":{\"template\":{\"$patch\":\"replace\",\"metadata\":{},"
                        + "\"spec\":{\"containers\":[{\"image\":\"i\",\"name\":\"c\"}]}}}}");
    }
}
