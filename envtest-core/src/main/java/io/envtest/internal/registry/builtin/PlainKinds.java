package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;

/** What holds for kinds that nobody declares: the split of spec and status. */
final class PlainKinds {

    private PlainKinds() {}

    /** The declaration of a kind without one of its own. */
    static KindDeclaration of(String group, String kind, boolean hasStatus) {
        KindDeclaration.Builder builder = KindDeclaration.of(group, kind).strategy(new Main(hasStatus));
        if (hasStatus) {
            builder.status(new Status());
        }
        return builder.build();
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    private record Main(boolean hasStatus) implements Strategy {

        @Override
        public void prepareForCreate(StrategyContext context, ObjectNode object) {
            if (hasStatus) {
                object.remove("status");
            }
        }

        @Override
        public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
            if (hasStatus) {
                copy("status", old, object);
            }
        }
    }

    private static final class Status implements Strategy {

        @Override
        public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
            copy("spec", old, object);
        }
    }
}
