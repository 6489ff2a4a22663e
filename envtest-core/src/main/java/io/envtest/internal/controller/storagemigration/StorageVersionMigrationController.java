package io.envtest.internal.controller.storagemigration;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Conditions;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.core.v1.Event;
import io.envtest.view.meta.v1.GroupResource;
import io.envtest.view.storagemigration.v1beta1.StorageVersionMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out migrations, one after the other: every object of the resource is written anew, then the definition of a custom
 * resource forgets the versions in which none is stored any more. The real one waits for the garbage collector to have seen
 * what is written before; here nothing is to be waited for.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/storage-version-migration/">Storage version
 *     migration</a>
 */
public final class StorageVersionMigrationController extends Controller {

    private static final String RUNNING = "Running";
    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";
    private static final List<String> NEEDED = List.of("update", "patch", "list");

    /** Makes the controller. */
    public StorageVersionMigrationController() {
        super("storage-version-migrator-controller", "storage-version-migrator-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<StorageVersionMigration> migrations = setup.lister(Resources.STORAGE_VERSION_MIGRATIONS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            Optional<StorageVersionMigration> open = migrations.get(key).filter(found -> !hasEnded(found));
            if (open.isPresent()) {
                new Run(setup, migrations.copy(open.get())).carryOut();
            }
            return Result.DONE;
        });
        setup.watch(Resources.STORAGE_VERSION_MIGRATIONS, found -> loop.add(Meta.key(found.metadata())));
        setup.context()
                .discovery()
                .onChange(() -> setup.context()
                        .executor()
                        .execute(() -> migrations.list().forEach(found -> loop.add(Meta.key(found.metadata())))));
    }

    private static boolean hasEnded(StorageVersionMigration migration) {
        return Conditions.isTrue(migration.status(), SUCCEEDED) || Conditions.isTrue(migration.status(), FAILED);
    }

    /** One migration from beginning to end. */
    private static final class Run {

        private final ControllerSetup setup;
        private final GroupResource resource;
        private final MigratedDefinition definition;
        private StorageVersionMigration migration;

        Run(ControllerSetup setup, StorageVersionMigration migration) {
            this.setup = setup;
            this.migration = migration;
            this.resource = migration.spec().resource();
            this.definition = new MigratedDefinition(setup, resource);
        }

        void carryOut() {
            if (!Conditions.isTrue(migration.status(), RUNNING)) {
                definition.running(migration.metadata().name());
                condition(RUNNING, "True", "MigrationRunning", "The migration is running");
            }
            Optional<ServedResource> found = served();
            if (found.isEmpty()) {
                return; // it may come
            }
            List<String> missing = new ArrayList<>(NEEDED);
            missing.removeAll(found.get().verbs());
            if (missing.isEmpty()) {
                migrate(found.get());
            } else {
                fail("resource \"" + resource.group() + "/"
                        + found.get().resource().version() + ", Resource="
                        + resource.resource() + "\" does not support discovery operations: "
                        + missing.toString().replace(",", ""));
            }
        }

        private Optional<ServedResource> served() {
            return setup.context().discovery().resources().stream()
                    .filter(ServedResource::preferred)
                    .filter(served -> served.resource().group().equals(resource.group())
                            && served.resource().resource().equals(resource.resource()))
                    .findFirst();
        }

        private void migrate(ServedResource served) {
            if (migration.status().resourceVersion().isEmpty()) {
                migration.status().setResourceVersion(migration.metadata().resourceVersion());
                update();
            }
            if (served.kind().equals(Event.KIND)) {
                return; // out of the garbage collector's sight, from which the real one never hears enough to begin
            }
            try {
                new Rewrite(setup.client().api(), served).all();
            } catch (ApiException e) {
                definition.failed();
                fail("migration encountered unhandled error: " + e.status().message());
                return;
            }
            condition(SUCCEEDED, "True", "StorageVersionMigrationSucceeded", "");
            definition.succeeded();
            complete();
            update();
        }

        private void fail(String message) {
            complete();
            condition(FAILED, "True", "StorageVersionMigrationFailed", message);
        }

        private void complete() {
            set(RUNNING, "False", "MigrationCompleted", "Migration completed");
        }

        private void condition(String type, String value, String reason, String message) {
            set(type, value, reason, message);
            update();
        }

        private void set(String type, String value, String reason, String message) {
            Conditions.find(migration.status(), type)
                    .map(found -> found.setStatus(value))
                    .orElseGet(() -> Conditions.append(migration.status(), type, value))
                    .setLastTransitionTime(Timestamps.now(setup.clock()))
                    .setReason(reason)
                    .setMessage(message);
        }

        private void update() {
            migration = setup.client().updateStatus(Resources.STORAGE_VERSION_MIGRATIONS, migration);
        }
    }
}
