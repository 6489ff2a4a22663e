package io.envtest.internal.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which slices list their ports: that of the hashes of their Go forms, as a real cluster has it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-eastlake-fnv">The FNV hash</a>
 */
final class PortOrder {

    private static final BigInteger OFFSET = new BigInteger("6c62272e07bb014262b821756295c58d", 16);
    private static final BigInteger PRIME = new BigInteger("1000000000000000000013b", 16);
    private static final BigInteger MASK = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private PortOrder() {}

    /** The ports of a slice in order. */
    static ArrayNode sorted(ArrayNode ports) {
        if (ports.size() < 2) {
            return ports;
        }
        List<JsonNode> sorted = new ArrayList<>();
        ports.forEach(sorted::add);
        sorted.sort(Comparator.comparing(port -> hash(goForm(port))));
        return JsonNodeFactory.instance.arrayNode().addAll(sorted);
    }

    private static String goForm(JsonNode port) {
        return "(v1.EndpointPort){Name:(*string)" + port.path("name").asText() + " Protocol:(*v1.Protocol)"
                + port.path("protocol").asText() + " Port:(*int32)"
                + port.path("port").asText()
                + " AppProtocol:(*string)" + port.path("appProtocol").asText("<nil>") + "}";
    }

    /** FNV-1a of 128 bits. */
    private static BigInteger hash(String text) {
        BigInteger hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(b & 0xff)).multiply(PRIME).and(MASK);
        }
        return hash;
    }
}
