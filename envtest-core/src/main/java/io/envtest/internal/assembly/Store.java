package io.envtest.internal.assembly;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.faults.FaultPlan;
import io.envtest.internal.bootstrap.FeatureRoles;
import io.envtest.internal.bootstrap.PreparedObjects;
import io.envtest.internal.crd.ServedResources;
import io.envtest.internal.endpoint.tracking.FieldManagers;
import io.envtest.internal.endpoint.tracking.TrackedFields;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.registry.GenericResourceStore;
import io.envtest.internal.registry.Indexes;
import io.envtest.internal.registry.ManagedFields;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.registry.builtin.BuiltInKinds;
import io.envtest.internal.registry.builtin.BuiltInResources;
import io.envtest.internal.registry.builtin.KindParts;
import io.envtest.internal.registry.builtin.StorageAreas;
import io.envtest.internal.registry.core.service.ServiceAddresses;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.registry.resource.NamespaceLabels;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.sim.Surroundings;
import io.envtest.internal.watchcache.CacheOptions;
import io.envtest.internal.watchcache.CachedObjectStorage;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.StorageOptions;
import io.envtest.spi.storage.StorageProvider;
import io.envtest.view.core.v1.Namespace;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where objects are, and all that reads and writes them without asking who.
 *
 * @param rows what is stored, as bytes
 * @param storage objects by key
 * @param registry what is served
 * @param managers field managers
 * @param fields who owns which fields
 * @param resources the store behind every resource
 * @param cel compiles expressions; loaded with the first
 * @param faults what goes wrong
 */
record Store(
        MvccStorage rows,
        ObjectStorage storage,
        ServedResources registry,
        FieldManagers managers,
        ManagedFields fields,
        ResourceStore resources,
        CelEngineLoader cel,
        FaultPlan faults) {

    static Store open(ClusterSettings settings, Surroundings surroundings, EscalationGuard guard, Closing closing) {
        // the store comes up while the kinds are being declared
        StartingPart<MvccStorage> rows = closing.add(
                new StartingPart<>(surroundings.executor(), () -> rows(settings, surroundings), MvccStorage::close));
        return over(rows::get, settings.serving().cache(), settings.enabled(), surroundings, guard, closing);
    }

    /** Everything over rows, which are asked for late. */
    static Store over(
            Supplier<MvccStorage> rows,
            CacheOptions options,
            EnabledApis enabled,
            Surroundings surroundings,
            EscalationGuard guard,
            Closing closing) {
        AtomicReference<ObjectStorage> late = new AtomicReference<>();
        AtomicReference<Store> whole = new AtomicReference<>();
        Consumer<ResourceDefinition> declare = definition -> Objects.requireNonNull(late.get(), "no store yet")
                .declare(definition.area(), Indexes.of(definition.declaration()));
        ServiceAddresses addresses = new ServiceAddresses(new StoredServiceObjects(whole::get), surroundings.random());
        CelEngineLoader cel = new CelEngineLoader();
        KindParts parts =
                new KindParts(guard, addresses, cel, labels(late::get), surroundings.clock(), enabled.features());
        ServedResources registry = new ServedResources(
                new BuiltInResources(BuiltInKinds.all(parts), enabled, declare),
                declare,
                definition -> Objects.requireNonNull(late.get(), "no store yet").retire(definition.area()));
        FieldManagers managers = new FieldManagers(registry);
        ManagedFields fields = new TrackedFields(managers, surroundings.clock());
        // the one line to leave the watch cache out: new MvccObjectStorage(rows.get(), surroundings.executor())
        FaultPlan faults = new FaultPlan();
        ObjectStorage storage =
                closing.add(new CachedObjectStorage(rows.get(), surroundings.executor(), options, faults));
        late.set(storage);
        ResourceStore resources =
                new GenericResourceStore(storage, surroundings.clock(), surroundings.random(), fields);
        Store store = new Store(rows.get(), storage, registry, managers, fields, resources, cel, faults);
        whole.set(store);
        return store;
    }

    /** The store, with what every cluster begins with. */
    private static MvccStorage rows(ClusterSettings settings, Surroundings surroundings) {
        StorageOptions options = settings.storageFolder()
                .map(StorageOptions::inFolder)
                .orElseGet(() -> StorageOptions.inMemory(surroundings.executor()::executeAside));
        MvccStorage storage = provider().open(options);
        try {
            prepare(storage, settings.enabled(), surroundings);
            FeatureRoles.write(storage, settings.enabled().features(), surroundings.clock(), surroundings.random());
        } catch (RuntimeException | Error e) {
            storage.close();
            throw e;
        }
        return storage;
    }

    private static void prepare(MvccStorage storage, EnabledApis enabled, Surroundings surroundings) {
        if (enabled.isDefault()) {
            PreparedObjects.write(storage, surroundings.clock(), surroundings.random());
        } else {
            Set<String> services = BuiltInTypes.catalogue().resources().stream()
                    .filter(enabled::serves)
                    .map(type -> type.version() + "." + type.group())
                    .collect(Collectors.toSet());
            PreparedObjects.write(storage, services::contains, surroundings.clock(), surroundings.random());
        }
    }

    private static NamespaceLabels labels(Supplier<ObjectStorage> storage) {
        ResourceArea namespaces = StorageAreas.of(
                new GroupVersionResource("", "v1", "namespaces"), new GroupVersionKind("", "v1", "Namespace"), false);
        return name -> storage.get()
                .get(namespaces, new StoreKey("", name), "")
                .map(namespace ->
                        Namespace.of(namespace.sharedTree()).metadata().labels())
                .orElse(Map.of());
    }

    /** Looked for once per JVM, as a class path does not change; makes stores and has no state. */
    private static final class OnClassPath {
        static final Optional<StorageProvider> PROVIDER = ServiceLoader.load(
                        StorageProvider.class, Store.class.getClassLoader())
                .findFirst();
    }

    private static StorageProvider provider() {
        return OnClassPath.PROVIDER.orElseThrow(
                () -> new IllegalStateException("no store is on the class path: add io.envtest:envtest-storage-h2"));
    }
}
