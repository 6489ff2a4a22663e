package io.envtest.internal.assembly;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.crd.ServedResources;
import io.envtest.internal.endpoint.tracking.FieldManagers;
import io.envtest.internal.endpoint.tracking.TrackedFields;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.registry.GenericResourceStore;
import io.envtest.internal.registry.ManagedFields;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.builtin.BuiltInKinds;
import io.envtest.internal.registry.builtin.BuiltInResources;
import io.envtest.internal.registry.builtin.StorageAreas;
import io.envtest.internal.registry.core.ServiceAddresses;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.sim.Surroundings;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;
import io.envtest.spi.storage.StorageProvider;
import io.envtest.view.core.v1.Service;
import java.util.ServiceLoader;

/**
 * Where objects are, and all that reads and writes them without asking who.
 *
 * @param storage objects by key
 * @param registry what is served
 * @param managers field managers
 * @param fields who owns which fields
 * @param resources the store behind every resource
 */
record Store(
        ObjectStorage storage,
        ServedResources registry,
        FieldManagers managers,
        ManagedFields fields,
        ResourceStore resources) {

    static Store open(ClusterSettings settings, Surroundings surroundings, EscalationGuard guard, Closing closing) {
        StorageOptions options = settings.storageFolder()
                .map(StorageOptions::inFolder)
                .orElseGet(() -> StorageOptions.inMemory(surroundings.executor()::execute));
        MvccStorage mvcc = closing.add(provider().open(options));
        // the one line to leave the watch cache out: new MvccObjectStorage(mvcc, surroundings.executor())
        ObjectStorage storage =
                closing.add(new CachedObjectStorage(mvcc, surroundings.executor(), CacheOptions.DEFAULT));
        ServedResources registry =
                new ServedResources(new BuiltInResources(BuiltInKinds.all(guard, addresses(storage, surroundings))));
        FieldManagers managers = new FieldManagers(registry);
        ManagedFields fields = new TrackedFields(managers, surroundings.clock());
        ResourceStore resources =
                new GenericResourceStore(storage, surroundings.clock(), surroundings.random(), fields);
        return new Store(storage, registry, managers, fields, resources);
    }

    private static ServiceAddresses addresses(ObjectStorage storage, Surroundings surroundings) {
        ResourceArea services = StorageAreas.of(
                new GroupVersionResource("", "v1", "services"), new GroupVersionKind("", "v1", "Service"), true);
        return new ServiceAddresses(
                () -> storage.list(services, ListQuery.of("")).items().stream()
                        .map(service -> Service.of(service.sharedTree()))
                        .toList(),
                surroundings.random());
    }

    private static StorageProvider provider() {
        return ServiceLoader.load(StorageProvider.class, Store.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no store is on the class path: add io.envtest:envtest-storage-h2"));
    }
}
