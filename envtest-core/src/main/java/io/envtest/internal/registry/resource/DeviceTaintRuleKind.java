package io.envtest.internal.registry.resource;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.time.ClusterClock;
import io.envtest.view.Place;
import io.envtest.view.resource.v1alpha3.DeviceTaint;
import io.envtest.view.resource.v1alpha3.DeviceTaintRule;
import io.envtest.view.resource.v1alpha3.DeviceTaintSelector;
import java.time.temporal.ChronoUnit;

/**
 * DeviceTaintRule: a taint that an administrator puts on devices.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-taints-and-tolerations">
 *     Device taints and tolerations</a>
 */
final class DeviceTaintRuleKind extends KindStrategy<DeviceTaintRule> {

    private static final String STORED = "v1alpha3";
    private static final int MOST_CONDITIONS = 8;

    private final ClusterClock clock;

    private DeviceTaintRuleKind(ClusterClock clock) {
        super(DeviceTaintRule::of, Trait.COUNTS_GENERATIONS, Trait.DELETE_RETURNS_OBJECT);
        this.clock = clock;
    }

    static KindDeclaration declare(ClusterClock clock) {
        return KindDeclaration.of(ResourceKinds.GROUP, "DeviceTaintRule")
                .strategy(new DeviceTaintRuleKind(clock))
                .status(StatusStrategy.keepingMetadata(DeviceTaintRule::of, DeviceTaintRuleKind::status))
                .columns(DeviceTaintRuleKind::columns)
                .subresourceResetFields("status", "spec", "metadata")
                .storageVersion(STORED)
                .deprecated(STORED, 36, 39)
                .build();
    }

    /** Whoever leaves out the time owns it nevertheless. */
    @Override
    protected void defaults(DeviceTaintRule rule) {
        if (!rule.spec().taint().hasTimeAdded()) {
            rule.spec()
                    .taint()
                    .setTimeAdded(clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** Another effect begins now, unless it is said when. */
    @Override
    protected void prepare(StrategyContext context, DeviceTaintRule rule, DeviceTaintRule old) {
        super.prepare(context, rule, old);
        DeviceTaint taint = rule.spec().taint();
        DeviceTaint before = old.spec().taint();
        boolean unsaid =
                taint.timeAdded().equals(before.timeAdded()) && !taint.effect().equals(before.effect());
        if (unsaid) {
            taint.setTimeAdded(context.timestamp());
        }
    }

    @Override
    protected void validate(StrategyContext context, DeviceTaintRule rule, FieldErrors errors) {
        metadata(context, rule, errors);
        spec(errors, rule);
    }

    @Override
    protected void validate(StrategyContext context, DeviceTaintRule rule, DeviceTaintRule old, FieldErrors errors) {
        metadata(rule, old, errors);
        if (!Rules.same(rule.spec(), old.spec())) {
            spec(errors, rule);
        }
    }

    private static void spec(FieldErrors errors, DeviceTaintRule rule) {
        DeviceTaintSelector selector = rule.spec().deviceSelector();
        if (selector.hasDriver()) {
            DeviceNames.driver(errors, selector.path("driver"), selector.driver());
        }
        if (selector.hasPool()) {
            DeviceNames.pool(errors, selector.path("pool"), selector.pool());
        }
        if (selector.hasDevice()) {
            Rules.format(errors, selector.path("device"), selector.device(), Formats.DNS_LABEL);
        }
        DeviceRules.taint(errors, rule.spec().taint().as(new io.envtest.view.resource.v1.DeviceTaint(Place.NOWHERE)));
    }

    private static void status(FieldErrors errors, DeviceTaintRule rule, DeviceTaintRule old) {
        if (Rules.maxItems(
                errors, rule.status().path("conditions"), rule.status().conditions(), MOST_CONDITIONS)) {
            ConditionRules.conditions(errors, rule.status().conditions());
        }
    }

    private static Columns<DeviceTaintRule> columns() {
        return Columns.of("io.k8s.api.resource." + STORED, DeviceTaintRule::of)
                .name()
                .text(
                        "Key",
                        doc("DeviceTaint", "key"),
                        rule -> rule.spec().taint().key())
                .text(
                        "Value",
                        doc("DeviceTaint", "value"),
                        rule -> rule.spec().taint().value())
                .text(
                        "Effect",
                        doc("DeviceTaint", "effect"),
                        rule -> rule.spec().taint().effect())
                .text(
                        "TimeAdded",
                        doc("DeviceTaint", "timeAdded"),
                        (rule, now) -> Cells.age(rule.spec().taint().timeAdded(), now))
                .age();
    }
}
