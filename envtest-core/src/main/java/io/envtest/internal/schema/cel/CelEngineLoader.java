package io.envtest.internal.schema.cel;

import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine at the first call and hands out the same one from then on. A cluster has one loader; a cluster without any
 * expression never loads the engine. Safe for use by many threads.
 */
public final class CelEngineLoader implements Supplier<CelEngine> {

    private final ClassLoader classLoader;
    private volatile @Nullable CelEngine engine;

    /**
     * A loader that looks for engines where this class itself was found.
     */
    public CelEngineLoader() {
        this(CelEngineLoader.class.getClassLoader());
    }

    /**
     * @param classLoader where to look for engines
     */
    public CelEngineLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /**
     * The engine of this cluster.
     *
     * @throws IllegalStateException when no engine is on the class path
     */
    @Override
    public CelEngine get() {
        CelEngine found = engine;
        return found != null ? found : load();
    }

    private synchronized CelEngine load() {
        CelEngine found = engine;
        if (found == null) {
            found = ServiceLoader.load(CelEngine.class, classLoader)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "CEL is needed to validate this, but no engine is on the class path: add io.envtest:envtest-cel"));
            engine = found;
        }
        return found;
    }
}
