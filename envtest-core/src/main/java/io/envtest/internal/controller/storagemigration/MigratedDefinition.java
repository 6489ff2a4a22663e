package io.envtest.internal.controller.storagemigration;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.meta.v1.GroupResource;
import java.util.List;
import java.util.Optional;

/** What the definition of a custom resource tells of its migration; nothing for other resources. */
final class MigratedDefinition {

    private static final String MANAGER = "migration-runner-controller";

    private final ControllerSetup setup;
    private final ObjectKey key;

    MigratedDefinition(ControllerSetup setup, GroupResource resource) {
        this.setup = setup;
        this.key = new ObjectKey("", resource.resource() + "." + resource.group());
    }

    void running(String migration) {
        find().ifPresent(found ->
                tell(found, "True", "MigrationRunning", "Migration " + migration + " is running", false));
    }

    void failed() {
        find().ifPresent(found -> tell(found, "False", "MigrationFailed", "The migration has failed", false));
    }

    void succeeded() {
        String message = "The migration has succeeded and the stored versions have been updated";
        find().ifPresent(found -> tell(found, "False", "MigrationSucceeded", message, true));
    }

    private Optional<CustomResourceDefinition> find() {
        return setup.client().find(Resources.CUSTOM_RESOURCE_DEFINITIONS, key);
    }

    private void tell(
            CustomResourceDefinition found, String value, String reason, String message, boolean onlyStorageVersion) {
        CustomResourceDefinition told = Client.empty(Resources.CUSTOM_RESOURCE_DEFINITIONS, "");
        told.metadata().setName(key.name()).setUid(found.metadata().uid());
        Conditions.append(told.status(), "StorageMigrating", value)
                .setLastTransitionTime(Timestamps.now(setup.clock()))
                .setReason(reason)
                .setMessage(message)
                .setObservedGeneration(found.metadata().generation());
        if (onlyStorageVersion) {
            told.status().setStoredVersions(storageVersion(found));
        }
        setup.client().applyStatus(Resources.CUSTOM_RESOURCE_DEFINITIONS, told, MANAGER);
    }

    private static List<String> storageVersion(CustomResourceDefinition definition) {
        return definition.spec().versions().stream()
                .filter(CustomResourceDefinitionVersion::storage)
                .map(CustomResourceDefinitionVersion::name)
                .toList();
    }
}
