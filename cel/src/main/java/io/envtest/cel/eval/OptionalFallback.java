package io.envtest.cel.eval;

import io.envtest.cel.value.OptionalValue;

/**
 * {@code a.or(b)} and {@code a.orValue(b)}: the second is asked only when the first has no value. A first that is no optional
 * is its own result. They cost nothing themselves.
 *
 * @param optional the first
 * @param fallback the second
 * @param unwrap whether the content of the first is the result, not the optional itself
 */
record OptionalFallback(Node optional, Node fallback, boolean unwrap) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object first = optional.eval(frame);
        if (!(first instanceof OptionalValue wrapped)) {
            return first;
        }
        Object content = wrapped.content();
        if (content == null) {
            return fallback.eval(frame);
        }
        return unwrap ? content : wrapped;
    }
}
