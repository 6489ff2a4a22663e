package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;

/** Where attributes start. */
final class Roots {

    private Roots() {}

    /** A variable of the activation. */
    record Variable(String name) implements Attribute.Root {

        @Override
        public Object resolve(Frame frame) {
            Object value = frame.variable(name);
            return value == null ? new CelError("no such attribute(s): " + name) : value;
        }
    }

    /** A variable that a loop has bound. */
    record Local(int slot) implements Attribute.Root {

        @Override
        public Object resolve(Frame frame) {
            Object value = frame.local(slot);
            return value == null ? new CelError("no such attribute(s)") : value;
        }
    }

    /** Any other value. */
    record Computed(Node node) implements Attribute.Root {

        @Override
        public Object resolve(Frame frame) {
            return node.eval(frame);
        }
    }
}
