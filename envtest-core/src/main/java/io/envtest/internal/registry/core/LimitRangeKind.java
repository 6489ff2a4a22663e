package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.view.core.v1.LimitRange;
import io.envtest.view.core.v1.LimitRangeItem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * LimitRange: how much a pod, container or claim of a namespace may ask for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Limit ranges</a>
 */
final class LimitRangeKind extends KindStrategy<LimitRange> {

    private LimitRangeKind() {
        super(LimitRange::of, Trait.ALLOWS_CREATE_ON_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("", "LimitRange")
                .strategy(new LimitRangeKind())
                .build();
    }

    @Override
    protected void defaults(LimitRange range) {
        for (LimitRangeItem limit : range.spec().limits()) {
            if (limit.type().equals("Container")) {
                containerDefaults(limit);
            }
        }
    }

    /** A default limit falls back to the maximum, a default request to that, or to the minimum. */
    private static void containerDefaults(LimitRangeItem limit) {
        Map<String, String> limits = new TreeMap<>(limit.default_());
        limit.max().forEach(limits::putIfAbsent);
        Map<String, String> requests = new TreeMap<>(limit.defaultRequest());
        limits.forEach(requests::putIfAbsent);
        limit.min().forEach(requests::putIfAbsent);
        if (!limits.equals(limit.default_())) {
            limit.setDefault(limits);
        }
        if (!requests.equals(limit.defaultRequest())) {
            limit.setDefaultRequest(requests);
        }
    }

    @Override
    protected void prepare(StrategyContext context, LimitRange range) {
        if (range.metadata().name().isEmpty()) {
            byte[] seed = range.metadata().uid().getBytes(StandardCharsets.UTF_8);
            range.metadata().setName(UUID.nameUUIDFromBytes(seed).toString());
        }
    }

    @Override
    protected void validate(StrategyContext context, LimitRange range, FieldErrors errors) {
        metadata(context, range, errors);
        LimitRangeRules.limits(errors, range.spec());
    }

    @Override
    protected void validate(StrategyContext context, LimitRange range, LimitRange old, FieldErrors errors) {
        validate(context, range, errors);
    }
}
