package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.crd.conversion.ConversionWebhook;
import io.envtest.internal.crd.conversion.WebhookVersions;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.internal.registry.builtin.StorageAreas;
import io.envtest.internal.registry.column.PrinterColumns;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiextensions.v1.CustomResourceSubresourceScale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a custom resource definition into what is served of it. Pure. */
final class Definitions {

    private static final Set<String> VERBS =
            Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final String TERMINATING = "create not allowed while custom resource definition is terminating";
    private static final Set<String> SUBRESOURCE_VERBS = Set.of("get", "patch", "update");

    private Definitions() {}

    /**
     * A definition for each version served.
     *
     * @param webhook converts between versions, null if they differ by name alone
     */
    static List<ResourceDefinition> of(
            CustomResourceDefinition crd, Supplier<CelEngine> engine, @Nullable WebhookVersions webhook) {
        return crd.spec().versions().stream()
                .filter(CustomResourceDefinitionVersion::served)
                .map(version -> version(crd, version, engine, webhook))
                .toList();
    }

    private static ResourceDefinition version(
            CustomResourceDefinition crd,
            CustomResourceDefinitionVersion version,
            Supplier<CelEngine> engine,
            @Nullable WebhookVersions webhook) {
        StructuralSchema schema = schema(version);
        CustomResourceDefinitionNames names = crd.status().acceptedNames();
        String group = crd.spec().group();
        boolean namespaced = crd.spec().scope().equals("Namespaced");
        String stored = storageVersion(crd);
        return new ResourceDefinition(
                new GroupVersionResource(group, version.name(), names.plural()),
                new GroupVersionKind(group, version.name(), names.kind()),
                names.listKind(),
                names.singular(),
                names.shortNames(),
                names.categories(),
                namespaced,
                VERBS,
                subresources(group, names.kind(), version),
                new CustomSchema(schema),
                declaration(crd, version, schema, engine, webhook),
                StorageAreas.ofCustom(
                        new GroupVersionResource(group, stored, names.plural()),
                        new GroupVersionKind(group, stored, names.kind()),
                        namespaced),
                false);
    }

    private static StructuralSchema schema(CustomResourceDefinitionVersion version) {
        return StructuralSchema.of(version.node().path("schema").path("openAPIV3Schema"));
    }

    private static String storageVersion(CustomResourceDefinition crd) {
        return crd.spec().versions().stream()
                .filter(CustomResourceDefinitionVersion::storage)
                .map(CustomResourceDefinitionVersion::name)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Subresource> subresources(
            String group, String kind, CustomResourceDefinitionVersion version) {
        Map<String, Subresource> subresources = new LinkedHashMap<>();
        if (version.subresources().has("status")) {
            GroupVersionKind own = new GroupVersionKind(group, version.name(), kind);
            subresources.put("status", new Subresource("status", own, SUBRESOURCE_VERBS));
        }
        if (version.subresources().scale().present()) {
            GroupVersionKind scale = new GroupVersionKind("autoscaling", "v1", "Scale");
            subresources.put("scale", new Subresource("scale", scale, SUBRESOURCE_VERBS));
        }
        return subresources;
    }

    private static KindDeclaration declaration(
            CustomResourceDefinition crd,
            CustomResourceDefinitionVersion version,
            StructuralSchema schema,
            Supplier<CelEngine> engine,
            @Nullable WebhookVersions webhook) {
        boolean hasStatus = version.subresources().has("status");
        ScalePaths scale = scale(version);
        CustomRules rules = new CustomRules(schema, scale, engine);
        KindDeclaration.Builder builder = KindDeclaration.of(
                        crd.spec().group(), crd.spec().names().kind())
                .strategy(new CustomStrategy(rules, schema, SelectablePaths.of(crd, version), hasStatus))
                .storageVersion(storageVersion(crd))
                .deprecation(Deprecation.of(crd, version))
                .closed(crd.metadata().hasDeletionTimestamp() ? TERMINATING : "")
                .unservedVersions(unserved(crd))
                .columns(() -> PrinterColumns.of(version.additionalPrinterColumns()));
        if (hasStatus) {
            builder.status(new CustomStatusStrategy(rules)).subresourceResetFields("status", "spec", "metadata");
        }
        if (scale != null) {
            builder.scale(scale);
        }
        convert(builder, crd, version, schema, webhook);
        return builder.rulesAsServed(readsOtherwise(crd, schema, hasStatus)).build();
    }

    private static Map<String, ObjectNode> unserved(CustomResourceDefinition crd) {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        for (CustomResourceDefinitionVersion version : crd.spec().versions()) {
            if (!version.served()) {
                schemas.put(
                        crd.spec().group() + "/" + version.name(),
                        schema(version).json());
            }
        }
        return schemas;
    }

    private static void convert(
            KindDeclaration.Builder builder,
            CustomResourceDefinition crd,
            CustomResourceDefinitionVersion version,
            StructuralSchema schema,
            @Nullable WebhookVersions webhook) {
        String name = version.name();
        if (webhook == null) {
            VersionConversion conversion = conversion(crd, version, schema);
            builder.conversion(name, conversion.toStored(), conversion.fromStored());
            return;
        }
        builder.conversion(name, webhook::toStored, stored -> webhook.keptFromStored(stored, name));
        builder.convertedOutside(name, stored -> webhook.fromStored(stored, name), webhook::forOwners);
    }

    /** The versions of a definition that says who converts; null if nobody has to. */
    static @Nullable WebhookVersions webhook(CustomResourceDefinition crd, ConversionCaller caller) {
        if (!crd.spec().conversion().strategy().equals("Webhook")) {
            return null;
        }
        Map<String, StructuralSchema> schemas = new LinkedHashMap<>();
        crd.spec().versions().forEach(version -> schemas.put(version.name(), schema(version)));
        ConversionWebhook webhook = new ConversionWebhook(
                caller.webhooks(), caller.random(), crd.spec().conversion().webhook());
        return new WebhookVersions(webhook, crd.spec().group(), storageVersion(crd), schemas);
    }

    /**
     * Whether objects are read with more than was written: by an older schema, by a version without the defaults of this one,
     * or without a status, which a schema may give a default as a whole.
     */
    private static boolean readsOtherwise(CustomResourceDefinition crd, StructuralSchema schema, boolean hasStatus) {
        StructuralSchema status = schema.properties().get("status");
        return crd.metadata().generation() > 1
                || crd.spec().versions().size() > 1
                || hasStatus && status != null && status.hasDefault();
    }

    private static @Nullable ScalePaths scale(CustomResourceDefinitionVersion version) {
        CustomResourceSubresourceScale scale = version.subresources().scale();
        return scale.present()
                ? new ScalePaths(
                        path(scale.specReplicasPath()),
                        path(scale.statusReplicasPath()),
                        path(scale.labelSelectorPath()))
                : null;
    }

    private static String path(String jsonPath) {
        return jsonPath.startsWith(".") ? jsonPath.substring(1) : jsonPath;
    }

    private static VersionConversion conversion(
            CustomResourceDefinition crd, CustomResourceDefinitionVersion version, StructuralSchema schema) {
        StructuralSchema stored = crd.spec().versions().stream()
                .filter(CustomResourceDefinitionVersion::storage)
                .findFirst()
                .map(Definitions::schema)
                .orElse(schema);
        return new VersionConversion(crd.spec().group(), storageVersion(crd), stored, version.name(), schema);
    }
}
