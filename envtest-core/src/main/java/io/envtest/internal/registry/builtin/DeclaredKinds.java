package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.KindDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the packages of the groups declare about their kinds: one line per group, asked when a kind of the group is first
 * needed. A kind that nobody declares has nothing special. Thread-safe.
 */
public final class DeclaredKinds {

    private final Map<String, Supplier<List<KindDeclaration>>> groups;
    private final Map<String, Map<String, KindDeclaration>> declared = new ConcurrentHashMap<>();

    /** Declarations by group, each list made once. */
    public DeclaredKinds(Map<String, Supplier<List<KindDeclaration>>> groups) {
        this.groups = Map.copyOf(groups);
    }

    /**
     * The declaration of a kind.
     *
     * @param hasStatus whether the kind has a status subresource
     */
    public KindDeclaration find(String group, String kind, boolean hasStatus) {
        KindDeclaration found = declared.computeIfAbsent(group, this::declare).get(kind);
        return found == null ? PlainKinds.of(group, kind, hasStatus) : found;
    }

    private Map<String, KindDeclaration> declare(String group) {
        Map<String, KindDeclaration> byKind = new HashMap<>();
        Supplier<List<KindDeclaration>> declarations = groups.get(group);
        if (declarations != null) {
            declarations.get().forEach(declaration -> byKind.put(declaration.kind(), declaration));
        }
        return byKind;
    }
}
