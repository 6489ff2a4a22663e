package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.ConfigMap;
import java.util.Base64;
import java.util.Map;

/**
 * ConfigMap: configuration that pods consume.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/configmap/">ConfigMaps</a>
 */
final class ConfigMapKind extends KindStrategy<ConfigMap> {

    private static final int MAX_BYTES = 1024 * 1024;

    private ConfigMapKind() {
        super(ConfigMap::of);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("", "ConfigMap")
                .strategy(new ConfigMapKind())
                .columns(ConfigMapKind::columns)
                .build();
    }

    private static Columns<ConfigMap> columns() {
        return Columns.of("io.k8s.api.core.v1", ConfigMap::of)
                .name()
                .text(
                        "Data",
                        doc("ConfigMap", "data"),
                        map -> map.data().size() + map.binaryData().size())
                .age();
    }

    @Override
    protected void validate(StrategyContext context, ConfigMap map, FieldErrors errors) {
        metadata(context, map, errors);
        keys(map, errors);
        size(map, errors);
    }

    @Override
    protected void validate(StrategyContext context, ConfigMap map, ConfigMap old, FieldErrors errors) {
        metadata(map, old, errors);
        if (old.immutable()) {
            ImmutableData.unchanged(context, map, old, errors, "data", "binaryData");
        }
        validate(context, map, errors);
    }

    private static void keys(ConfigMap map, FieldErrors errors) {
        Map<String, String> binaryData = map.binaryData();
        for (String key : map.data().keySet()) {
            FieldPath path = map.path("data").key(key);
            Rules.format(errors, path, key, Formats.CONFIG_KEY);
            if (binaryData.containsKey(key)) {
                errors.invalid(path, key, "duplicate of key present in binaryData");
            }
        }
        for (String key : binaryData.keySet()) {
            Rules.format(errors, map.path("binaryData").key(key), key, Formats.CONFIG_KEY);
        }
    }

    private static void size(ConfigMap map, FieldErrors errors) {
        long bytes = 0;
        for (String value : map.data().values()) {
            bytes += Rules.bytes(value);
        }
        for (Map.Entry<String, String> entry : map.binaryData().entrySet()) {
            bytes += Base64.getDecoder().decode(entry.getValue()).length;
        }
        if (bytes > MAX_BYTES) {
            errors.tooLong(FieldPath.root().key(""), MAX_BYTES);
        }
    }
}
