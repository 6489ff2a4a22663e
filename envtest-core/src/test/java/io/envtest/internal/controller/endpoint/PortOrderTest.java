package io.envtest.internal.controller.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortOrderTest {

    @Test
    void portsComeInTheOrderOfTheirHashes() {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        List<String> names = List.of("z", "a", "m", "http", "https", "b1", "q");
        for (int i = 0; i < names.size(); i++) {
            ports.addObject().put("name", names.get(i)).put("protocol", "TCP").put("port", 80 + i);
        }

        assertThat(PortOrder.sorted(ports))
                .extracting(port -> port.get("name").asText())
                .containsExactly("m", "z", "a", "https", "b1", "http", "q");
    }
}
