package io.envtest.internal.controller.runtime;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The usual watchers. */
public final class Watchers {

    private Watchers() {}

    /** Treats every change alike; of a changed object it sees the new form. */
    public static <T> Watcher<T> each(Consumer<T> consumer) {
        return new Parts<>(consumer, (before, now) -> consumer.accept(now), consumer);
    }

    /** Treats every change alike; of a changed object it sees both forms. */
    public static <T> Watcher<T> bothForms(Consumer<T> consumer) {
        BiConsumer<T, T> both = (before, now) -> {
            consumer.accept(before);
            consumer.accept(now);
        };
        return new Parts<>(consumer, both, consumer);
    }

    /** Sees only what goes. */
    public static <T> Watcher<T> deleted(Consumer<T> consumer) {
        return new Parts<>(added -> {}, (before, now) -> {}, consumer);
    }

    /** A watcher made of one part for each kind of change. */
    private record Parts<T>(Consumer<T> whenAdded, BiConsumer<T, T> whenUpdated, Consumer<T> whenDeleted)
            implements Watcher<T> {

        @Override
        public void added(T object) {
            whenAdded.accept(object);
        }

        @Override
        public void updated(T before, T now) {
            whenUpdated.accept(before, now);
        }

        @Override
        public void deleted(T object) {
            whenDeleted.accept(object);
        }
    }
}
