package io.envtest.internal.registry.storage;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.storage.v1.VolumeAttributesClass;

/**
 * VolumeAttributesClass: properties of volumes that a driver can change while they are in use.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/">Volume attributes classes</a>
 */
final class VolumeAttributesClassKind extends KindStrategy<VolumeAttributesClass> {

    private VolumeAttributesClassKind() {
        super(VolumeAttributesClass::of, Trait.DELETE_RETURNS_OBJECT);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(StorageKinds.GROUP, "VolumeAttributesClass")
                .strategy(new VolumeAttributesClassKind())
                .columns(VolumeAttributesClassKind::columns)
                .deprecated("v1beta1", 34, 37, "v1")
                .build();
    }

    private static Columns<VolumeAttributesClass> columns() {
        return Columns.of(StorageKinds.PACKAGE, VolumeAttributesClass::of)
                .name()
                .text("DriverName", doc("VolumeAttributesClass", "driverName"), VolumeAttributesClass::driverName)
                .age();
    }

    @Override
    protected void validate(StrategyContext context, VolumeAttributesClass attributes, FieldErrors errors) {
        metadata(context, attributes, errors);
        ParameterRules.driver(errors, attributes.path("driverName"), attributes.driverName());
        if (attributes.parameters().isEmpty()) {
            errors.required(attributes.path("parameters"), "must contain at least one key/value pair");
        }
        ParameterRules.parameters(errors, attributes.path("parameters"), attributes.parameters());
    }

    @Override
    protected void validate(
            StrategyContext context, VolumeAttributesClass attributes, VolumeAttributesClass old, FieldErrors errors) {
        metadata(attributes, old, errors);
        if (!attributes.driverName().equals(old.driverName())) {
            errors.forbidden(attributes.path("driverName"), "updates to driverName are forbidden.");
        }
        if (!Rules.same(attributes.parameters(), old.parameters())) {
            errors.forbidden(attributes.path("parameters"), "updates to parameters are forbidden.");
        }
        validate(context, attributes, errors);
    }
}
