package io.envtest.internal.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;
import java.math.BigDecimal;

/** A number with a fraction or an exponent. Remembers how it was written, because error messages quote it. */
final class LiteralNumber extends DoubleNode {

    private static final long serialVersionUID = 1L;
    private static final double EXACT_INTEGERS = 1e21;

    private final String literal;

    LiteralNumber(String literal) {
        super(Double.parseDouble(literal));
        this.literal = literal;
    }

    @Override
    public String asText() {
        return literal;
    }

    /** Written as Go writes a float: without a fraction if there is none. */
    @Override
    public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
        double value = doubleValue();
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            generator.writeNumber(new BigDecimal(value).toBigInteger());
        } else {
            generator.writeNumber(value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
