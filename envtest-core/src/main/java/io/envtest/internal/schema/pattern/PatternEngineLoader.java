package io.envtest.internal.schema.pattern;

import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the engine at the first call and hands out the same one from then on. Safe for use by many threads. */
public final class PatternEngineLoader implements Supplier<PatternEngine> {

    private volatile @Nullable PatternEngine engine;

    /** A loader that looks for engines where this class itself was found. */
    public PatternEngineLoader() {}

    /**
     * The engine of this cluster.
     *
     * @throws IllegalStateException when no engine is on the class path
     */
    @Override
    public PatternEngine get() {
        PatternEngine found = engine;
        return found != null ? found : load();
    }

    private synchronized PatternEngine load() {
        PatternEngine found = engine;
        if (found == null) {
            found = ServiceLoader.load(PatternEngine.class, PatternEngineLoader.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "a schema has a pattern, but no engine for regular expressions is on the class path:"
                                    + " add the artifact io.envtest:envtest-cel"));
            engine = found;
        }
        return found;
    }
}
