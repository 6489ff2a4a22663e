package io.envtest.internal.codec.protobuf;

import io.envtest.internal.schema.catalogue.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The layouts of structs, made when first asked for. Thread-safe. */
final class Layouts {
    private final Map<String, MessageLayout> layouts = new ConcurrentHashMap<>();

    MessageLayout of(Type struct) {
        return layouts.computeIfAbsent(struct.definition(), name -> MessageLayout.of(struct));
    }
}
