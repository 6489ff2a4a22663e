package io.envtest.internal.registry.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.codec.Spelling;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OpaqueSpellingTest {

    private static final byte[] CLASS =
            ("{\"spec\": {\"config\":[{\"opaque\":{\"driver\":\"d\",\"parameters\":{ \"b\":1.0 }}}]}}")
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void requestsInJsonAreKeptByteForByte() throws Exception {
        assertThat(parameters(Spelling.of(CLASS))).isEqualTo("{ \"b\":1.0 }");
    }

    @Test
    void otherRequestsAreSpelledAnew() throws Exception {
        assertThat(parameters(Spelling.KEPT)).isEqualTo("{\"b\":1.0}");
    }

    private static String parameters(Spelling spelling) throws Exception {
        ObjectNode object = (ObjectNode) GoJson.decode(CLASS).value();
        GroupVersionKind kind = new GroupVersionKind("resource.k8s.io", "v1", "DeviceClass");
        BuiltInSchemas.of(kind).orElseThrow().normalise(object, spelling);
        OpaqueObject part = (OpaqueObject) object.at("/spec/config/0/opaque/parameters");
        return new String(part.text(), StandardCharsets.UTF_8);
    }
}
