package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.DeviceClassSpec;
import java.util.List;

/**
 * DeviceClass: a sort of devices that claims ask for by name.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/device-class-v1/">DeviceClass</a>
 */
final class DeviceClassKind extends KindStrategy<DeviceClass> {

    private static final int MOST_CONFIGURATIONS = 32;

    private final SelectorRules selectors;

    private DeviceClassKind(CelEngineLoader cel) {
        super(DeviceClass::of, Trait.COUNTS_GENERATIONS, Trait.DELETE_RETURNS_OBJECT);
        this.selectors = new SelectorRules(cel);
    }

    static KindDeclaration declare(CelEngineLoader cel) {
        return KindDeclaration.of(ResourceKinds.GROUP, "DeviceClass")
                .strategy(new DeviceClassKind(cel))
                .columns(() -> Columns.of(ResourceKinds.PACKAGE, DeviceClass::of)
                        .name()
                        .age())
                .deprecated("v1beta1", 35, 38)
                .deprecated("v1beta2", 36, 39)
                .build();
    }

    /** A DNS subdomain; unlike for other kinds, a long one is counted in bytes, and nothing is said of a prefix. */
    @Override
    public NameRule nameRule() {
        return (name, prefix) -> prefix
                ? List.of()
                : NameRules.DNS_SUBDOMAIN.check(name, false).stream()
                        .map(wrong -> wrong.replace("253 characters", "253 bytes"))
                        .toList();
    }

    @Override
    protected void validate(StrategyContext context, DeviceClass deviceClass, FieldErrors errors) {
        metadata(context, deviceClass, errors);
        spec(errors, deviceClass.spec());
    }

    @Override
    protected void validate(StrategyContext context, DeviceClass deviceClass, DeviceClass old, FieldErrors errors) {
        metadata(context, deviceClass, errors);
        metadata(deviceClass, old, errors);
        spec(errors, deviceClass.spec());
    }

    private void spec(FieldErrors errors, DeviceClassSpec spec) {
        selectors.selectors(errors, spec.path("selectors"), spec.selectors());
        SetRules.list(
                errors,
                spec.path("config"),
                spec.config(),
                MOST_CONFIGURATIONS,
                configuration -> OpaqueRules.configuration(errors, configuration.opaque()));
        if (spec.hasExtendedResourceName()) {
            extended(errors, spec.path("extendedResourceName"), spec.extendedResourceName());
        }
    }

    private static void extended(FieldErrors errors, FieldPath path, String name) {
        boolean right = name.indexOf('/') >= 0
                && !name.contains("kubernetes.io/")
                && !name.startsWith("requests.")
                && Formats.QUALIFIED_NAME.wrong("requests." + name).isEmpty();
        if (!right) {
            errors.invalid(path, name, "must be a valid extended resource name");
        }
    }
}
