package io.envtest.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Decodes the file descriptor that the protobuf compiler embeds in its output: names, numbers and types. */
final class DescriptorReader {
    private static final int LABEL_REPEATED = 3;
    private static final Map<Integer, String> SCALARS = Map.of(
            1, "double", 2, "float", 3, "int64", 4, "uint64", 5, "int32", 8, "bool", 9, "string", 12, "bytes", 13,
            "uint32");

    /** A file: its package and messages. */
    record File(String name, List<Message> messages) {}

    /** A message as declared. */
    record Message(String name, List<Field> fields, Map<String, Message> nested) {}

    /** A field as declared; the type is a scalar or a full message name with a leading dot. */
    record Field(String name, int number, boolean repeated, String type) {}

    private DescriptorReader() {}

    static File file(byte[] descriptor) {
        String[] name = {""};
        List<Message> messages = new ArrayList<>();
        new Wire(descriptor).forEach((field, value) -> {
            if (field == 2) {
                name[0] = value.text();
            } else if (field == 4) {
                messages.add(message(value.bytes()));
            }
        });
        return new File(name[0], messages);
    }

    private static Message message(byte[] descriptor) {
        String[] name = {""};
        List<Field> fields = new ArrayList<>();
        Map<String, Message> nested = new HashMap<>();
        new Wire(descriptor).forEach((field, value) -> {
            switch (field) {
                case 1 -> name[0] = value.text();
                case 2 -> fields.add(field(value.bytes()));
                case 3 -> {
                    Message inner = message(value.bytes());
                    nested.put(inner.name(), inner);
                }
                default -> {}
            }
        });
        return new Message(name[0], fields, nested);
    }

    private static Field field(byte[] descriptor) {
        String[] texts = {"", ""};
        int[] numbers = new int[6];
        new Wire(descriptor).forEach((field, value) -> {
            switch (field) {
                case 1 -> texts[0] = value.text();
                case 3, 4, 5 -> numbers[field] = (int) value.number();
                case 6 -> texts[1] = value.text();
                default -> {}
            }
        });
        String type = texts[1].isEmpty() ? SCALARS.getOrDefault(numbers[5], "unknown" + numbers[5]) : texts[1];
        return new Field(texts[0], numbers[3], numbers[4] == LABEL_REPEATED, type);
    }

    /** One value on the wire, either a number or bytes. */
    private record Value(long number, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The wire format, as far as descriptors use it. */
    private static final class Wire {
        private final byte[] data;
        private int position;

        Wire(byte[] data) {
            this.data = data;
        }

        void forEach(BiConsumer<Integer, Value> consumer) {
            while (position < data.length) {
                long tag = varint();
                consumer.accept((int) (tag >>> 3), value((int) (tag & 7)));
            }
        }

        private Value value(int wireType) {
            if (wireType == 0) {
                return new Value(varint(), new byte[0]);
            }
            if (wireType != 2) {
                throw new IllegalStateException("unexpected wire type " + wireType + " in a descriptor");
            }
            int length = (int) varint();
            position += length;
            return new Value(0, Arrays.copyOfRange(data, position - length, position));
        }

        private long varint() {
            long result = 0;
            int shift = 0;
            byte next;
            do {
                next = data[position++];
                result |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            return result;
        }
    }
}
