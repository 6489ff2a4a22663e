package io.envtest.cel.eval;

import org.jspecify.annotations.Nullable;

/** The state of one run: variables, what loops have bound, and the cost so far. Not safe for use by many threads. */
final class Frame {

    private final Activation variables;
    private final @Nullable Object[] locals;
    private final long limit;
    private long cost;

    Frame(Activation variables, int localCount, long limit) {
        this.variables = variables;
        this.locals = new Object[localCount];
        this.limit = limit;
    }

    @Nullable
    Object variable(String name) {
        return variables.find(name);
    }

    @Nullable
    Object local(int slot) {
        return locals[slot];
    }

    void bind(int slot, Object value) {
        locals[slot] = value;
    }

    long cost() {
        return cost;
    }

    void charge(long amount) {
        cost += amount;
        if (cost > limit || cost < 0) {
            throw new CostLimitExceeded();
        }
    }
}
