package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.KindDeclaration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the packages of the groups declare about their kinds, each asked for when it is first needed. A kind that nobody
 * declares has nothing special. Thread-safe.
 */
public final class DeclaredKinds {

    /** Knows declarations. */
    @FunctionalInterface
    public interface Source {

        /** What is declared about a kind, made anew; null if nothing is. */
        @Nullable
        KindDeclaration find(String group, String kind);
    }

    private final Source source;
    private final Map<String, KindDeclaration> declared = new ConcurrentHashMap<>();

    /** Declarations from somewhere, each asked for once. */
    public DeclaredKinds(Source source) {
        this.source = source;
    }

    /**
     * The declaration of a kind.
     *
     * @param hasStatus whether the kind has a status subresource
     */
    public KindDeclaration find(String group, String kind, boolean hasStatus) {
        return declared.computeIfAbsent(group + "/" + kind, key -> declare(group, kind, hasStatus));
    }

    private KindDeclaration declare(String group, String kind, boolean hasStatus) {
        KindDeclaration found = source.find(group, kind);
        return found == null ? PlainKinds.of(group, kind, hasStatus) : found;
    }
}
