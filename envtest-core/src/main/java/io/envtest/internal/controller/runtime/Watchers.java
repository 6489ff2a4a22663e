package io.envtest.internal.controller.runtime;

import java.util.function.Consumer;

/** The usual watchers. */
public final class Watchers {

    private Watchers() {}

    /** Treats every change alike; of a changed object it sees the new form. */
    public static <T> Watcher<T> each(Consumer<T> consumer) {
        return new Watcher<>() {
            @Override
            public void added(T object) {
                consumer.accept(object);
            }

            @Override
            public void updated(T before, T now) {
                consumer.accept(now);
            }

            @Override
            public void deleted(T object) {
                consumer.accept(object);
            }
        };
    }

    /** Treats every change alike; of a changed object it sees both forms. */
    public static <T> Watcher<T> bothForms(Consumer<T> consumer) {
        return new Watcher<>() {
            @Override
            public void added(T object) {
                consumer.accept(object);
            }

            @Override
            public void updated(T before, T now) {
                consumer.accept(before);
                consumer.accept(now);
            }

            @Override
            public void deleted(T object) {
                consumer.accept(object);
            }
        };
    }

    /** Sees only what goes. */
    public static <T> Watcher<T> deleted(Consumer<T> consumer) {
        return new Watcher<>() {
            @Override
            public void added(T object) {
                // not asked for
            }

            @Override
            public void updated(T before, T now) {
                // not asked for
            }

            @Override
            public void deleted(T object) {
                consumer.accept(object);
            }
        };
    }
}
