package io.envtest.internal.registry.storagemigration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.GroupResource;
import io.envtest.view.storagemigration.v1beta1.StorageVersionMigration;
import io.envtest.view.storagemigration.v1beta1.StorageVersionMigrationSpec;
import io.envtest.view.storagemigration.v1beta1.StorageVersionMigrationStatus;
import java.util.List;
import java.util.regex.Pattern;

/** Rules of migrations, and how they stand. */
final class MigrationRules {

    private static final String RUNNING = "Running";
    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";
    private static final Pattern RESOURCE_VERSION = Pattern.compile("[1-9][0-9]*");

    private MigrationRules() {}

    static void spec(FieldErrors errors, StorageVersionMigrationSpec spec) {
        GroupResource resource = spec.resource();
        Rules.optionalFormat(errors, resource.path("group"), resource.group(), Formats.DNS_SUBDOMAIN);
        if (Rules.required(errors, resource.path("resource"), resource.resource(), "resource is required to be set")) {
            Rules.format(errors, resource.path("resource"), resource.resource(), Formats.DNS_1035_LABEL);
        }
    }

    /** What is migrated cannot change. */
    static void unchanged(FieldErrors errors, StorageVersionMigrationSpec spec, StorageVersionMigrationSpec old) {
        if (!Rules.same(spec, old)) {
            errors.invalid(
                    spec.path(),
                    JsonNodeFactory.instance.objectNode().set("Resource", GoValue.of(spec.resource())),
                    "field is immutable");
        }
    }

    static void status(FieldErrors errors, StorageVersionMigrationStatus status, StorageVersionMigrationStatus old) {
        String version = status.resourceVersion();
        if (!version.isEmpty() && !RESOURCE_VERSION.matcher(version).matches()) {
            errors.invalid(status.path("resourceVersion"), version, "resource version is not well formed: " + version);
        }
        if (!old.resourceVersion().isEmpty()) {
            Rules.immutable(errors, status.path("resourceVersion"), version, old.resourceVersion());
        }
        ConditionRules.conditions(errors, status.conditions());
        FieldPath path = status.path("conditions");
        if (isTrue(status, SUCCEEDED) && isTrue(status, FAILED)) {
            errors.invalid(
                    path,
                    GoValue.of(status.conditions()),
                    "Both success and failed conditions cannot be true at the same time");
        }
        stays(errors, status, old, SUCCEEDED, "Success condition cannot be set to false once it is true");
        stays(errors, status, old, FAILED, "Failed condition cannot be set to false once it is true");
    }

    private static void stays(
            FieldErrors errors,
            StorageVersionMigrationStatus status,
            StorageVersionMigrationStatus old,
            String type,
            String words) {
        if (isTrue(old, type) && !isTrue(status, type)) {
            errors.invalid(
                    status.path("conditions"), status.hasConditions() ? GoValue.of(status.conditions()) : null, words);
        }
    }

    private static boolean isTrue(StorageVersionMigrationStatus status, String type) {
        return status.conditions().stream()
                .anyMatch(condition ->
                        condition.type().equals(type) && condition.status().equals("True"));
    }

    /** What is migrated, for the table. */
    static String resource(StorageVersionMigration migration) {
        GroupResource resource = migration.spec().resource();
        return resource.group().isEmpty() ? resource.resource() : resource.resource() + "." + resource.group();
    }

    /** How it stands, for the table. */
    static String summary(StorageVersionMigration migration) {
        return List.of(SUCCEEDED, FAILED, RUNNING).stream()
                .filter(type -> isTrue(migration.status(), type))
                .findFirst()
                .orElse("Unknown");
    }
}
