package io.envtest.internal.admission.policy;

import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps what policies were compiled to, as long as their specs stay. Thread-safe. */
final class CompiledPolicies<T> {

    private record Kept<T>(long generation, T compiled) {}

    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();

    /** What the policy is compiled to, compiled now if it was not yet. */
    T of(ObjectMeta metadata, Supplier<T> compile) {
        return kept.compute(
                        metadata.uid(),
                        (uid, known) -> known != null && known.generation == metadata.generation()
                                ? known
                                : new Kept<>(metadata.generation(), compile.get()))
                .compiled;
    }

    /** Forgets policies that are gone. */
    void retain(List<Policy> policies) {
        if (kept.size() > policies.size()) {
            Set<String> uids =
                    policies.stream().map(policy -> policy.metadata().uid()).collect(Collectors.toSet());
            kept.keySet().retainAll(uids);
        }
    }
}
