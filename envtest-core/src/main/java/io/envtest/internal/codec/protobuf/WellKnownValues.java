package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values that are texts or numbers in JSON and messages of their own on the wire. */
final class WellKnownValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    /** The first second of the year 1, which stands for no time at all. */
    private static final long ZERO_TIME = -62_135_596_800L;

    private static final long STRING_TYPE = 1;

    private WellKnownValues() {}

    /** Writes seconds and nanoseconds since 1970; nothing for an empty time. */
    static void writeTime(ReverseBuffer out, String time) {
        if (!time.isEmpty()) {
            Instant instant = Instant.parse(time);
            out.varintField(2, instant.getNano());
            out.varintField(1, instant.getEpochSecond());
        }
    }

    static JsonNode readTime(WireReader in, boolean micros) throws MalformedProtobufException {
        long seconds = ZERO_TIME;
        long nanos = 0;
        boolean given = false;
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> {
                    seconds = in.number("Seconds");
                    given = true;
                }
                case 2 -> {
                    nanos = in.number("Nanos");
                    given = true;
                }
                default -> in.skip();
            }
        }
        if (!given || seconds == ZERO_TIME && nanos == 0) {
            return JSON.nullNode();
        }
        try {
            return JSON.textNode((micros ? MICROS : SECONDS).format(Instant.ofEpochSecond(seconds, nanos)));
        } catch (DateTimeException e) {
            throw new MalformedProtobufException("proto: a time of " + seconds + " seconds cannot be shown");
        }
    }

    static void writeIntOrString(ReverseBuffer out, JsonNode value) {
        boolean text = value.isTextual();
        out.textField(3, text ? value.textValue() : "");
        out.varintField(2, text ? 0 : value.longValue());
        out.varintField(1, text ? STRING_TYPE : 0);
    }

    static JsonNode readIntOrString(WireReader in) throws MalformedProtobufException {
        long type = 0;
        long number = 0;
        String text = "";
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> type = in.number("Type");
                case 2 -> number = in.number("IntVal");
                case 3 -> text = in.text("StrVal");
                default -> in.skip();
            }
        }
        return type == STRING_TYPE ? JSON.textNode(text) : JSON.numberNode((int) number);
    }

    static JsonNode readQuantity(WireReader in) throws MalformedProtobufException {
        String text = "0";
        while (in.hasMore()) {
            if (in.number() == 1) {
                text = in.text("String_");
            } else {
                in.skip();
            }
        }
        return JSON.textNode(text);
    }
}
