package io.envtest.internal.assembly;

import io.envtest.faults.FaultPlan;
import io.envtest.internal.aggregation.RemoteServers;
import io.envtest.internal.bootstrap.KubernetesService;
import io.envtest.internal.bootstrap.ServerConfigMaps;
import io.envtest.internal.codec.UnsuitableLibraryException;
import io.envtest.internal.crd.ApiServiceRegistrar;
import io.envtest.internal.crd.ConversionCaller;
import io.envtest.internal.crd.DefinitionController;
import io.envtest.internal.http.DirectServer;
import io.envtest.internal.http.HttpServer;
import io.envtest.internal.lookup.NodeContainers;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.loopback.LoopbackContext;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.outbound.ServiceAddresses;
import io.envtest.internal.pki.ClusterCertificates;
import io.envtest.internal.pki.Kubeconfig;
import io.envtest.internal.report.ClusterReport;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.request.filter.RefusedRequests;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.Surroundings;
import io.envtest.internal.sim.SystemClock;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.internal.sim.TimeLapse;
import io.envtest.internal.sim.TurnableClock;
import io.envtest.internal.webhook.WebhookCaller;
import io.envtest.snapshot.ClusterSnapshot;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A cluster that runs. A start that fails leaves nothing behind; closing attempts everything, twice is harmless. */
public final class RunningCluster implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration WRITERS_PATIENCE = Duration.ofSeconds(10);
    private static final Duration CONTROLLERS_PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_RESTORES = 5;

    private final Closing closing;
    private final String url;
    private final ClusterCertificates certificates;
    private final ClusterSettings settings;
    private final Store store;
    private final LoopbackContext context;
    private final DirectServer direct;
    private final RefusedRequests refused;
    private final ThreadedExecutor executor;
    private final TimeLapse lapse;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningCluster(
            Closing closing,
            String url,
            ClusterCertificates certificates,
            ClusterSettings settings,
            Store store,
            LoopbackContext context,
            DirectServer direct,
            RefusedRequests refused,
            ThreadedExecutor executor,
            TimeLapse lapse) {
        this.executor = executor;
        this.lapse = lapse;
        this.direct = direct;
        this.refused = refused;
        this.closing = closing;
        this.url = url;
        this.certificates = certificates;
        this.settings = settings;
        this.store = store;
        this.context = context;
    }

    /** Starts a cluster. */
    public static RunningCluster start(ClusterSettings settings) {
        return start(settings, cluster -> {});
    }

    /**
     * Starts a cluster.
     *
     * @param beforeAnswers is told of it when all is known that clients need; requests wait until it has returned
     */
    public static RunningCluster start(ClusterSettings settings, Consumer<RunningCluster> beforeAnswers) {
        UnsuitableLibraryException.checkJackson();
        Closing closing = new Closing();
        try {
            return start(settings, beforeAnswers, closing);
        } catch (RuntimeException | Error e) {
            try {
                closing.close();
            } catch (RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    /** Objects of an earlier start have uids that must not come again. */
    private static long seed(ClusterSettings settings, ClusterClock clock) {
        return settings.storageFolder().isPresent()
                ? settings.seed() + clock.now().toEpochMilli()
                : settings.seed();
    }

    private static RunningCluster start(
            ClusterSettings settings, Consumer<RunningCluster> beforeAnswers, Closing closing) {
        TurnableClock clock = new TurnableClock(new SystemClock());
        ThreadedExecutor executor = closing.add(new ThreadedExecutor("envtest", THREADS, clock));
        Surroundings surroundings = new Surroundings(clock, executor, new SeededRandom(seed(settings, clock)));
        // certificates and listener come up beside the rest; who asks early waits
        StartingPart<FrontDoor> door = closing.add(
                new StartingPart<>(executor, () -> FrontDoor.open(settings, clock.now()), FrontDoor::close));
        Supplier<ClusterCertificates> signed = () -> door.get().certificates();
        LateGuard guard = new LateGuard();
        Store store = Store.open(settings, surroundings, guard, closing);
        // who writes is closed first, then what is being written comes to its end, then the store is closed
        closing.add(() -> executor.finish(WRITERS_PATIENCE));
        closing.beforeOthers(door);
        ObjectReader objects = new StoredObjectReader(store.registry(), store.storage());
        OtherServers others = extensions(store, objects, signed, surroundings, executor, closing);
        AccessControl access = AccessControl.of(signed, settings.tokens(), objects, clock, surroundings.random());
        guard.set(access.guard());
        NodeContainers containers = new NodeContainers();
        ApiServer server = ApiServer.of(
                settings,
                surroundings,
                store,
                objects,
                access,
                containers,
                others,
                () -> door.get().http().url());
        HttpServer http = door.get().http();
        ClusterCertificates certificates = signed.get();
        writeFirstRows(store.rows(), surroundings, http, certificates);
        LoopbackContext context =
                closing.add(new LoopbackContext(server.inProcess(), store.registry(), surroundings, containers));
        RunningCluster cluster = new RunningCluster(
                closing,
                http.url(),
                certificates,
                settings,
                store,
                context,
                new DirectServer(server.chain(), server.formats(), executor),
                server.refused(),
                executor,
                new TimeLapse(clock, executor));
        beforeAnswers.accept(cluster);
        http.serve(
                server.chain(),
                server.formats(),
                clock,
                executor,
                new WaitingRequests(
                        settings.storageFolder().isPresent(), store.faults(), server.webhooks(), store.registry()));
        Set<String> running = Components.start(settings, certificates.authority(), access, store, context, closing);
        FirstObjects.await(objects, running, settings.nodes());
        return cluster;
    }

    private static void writeFirstRows(
            MvccStorage rows, Surroundings surroundings, HttpServer http, ClusterCertificates certificates) {
        KubernetesService.write(rows, surroundings.clock(), surroundings.random(), http.port());
        ServerConfigMaps.write(
                rows,
                surroundings.clock(),
                surroundings.random(),
                certificates.authority().certificatePem());
    }

    /** What is served beside the built-in kinds: by definitions, and by other servers. */
    private static OtherServers extensions(
            Store store,
            ObjectReader objects,
            Supplier<ClusterCertificates> signed,
            Surroundings surroundings,
            ThreadedExecutor executor,
            Closing closing) {
        OutboundClient client = closing.add(new OutboundClient(new SystemClock()));
        ServiceAddresses services = new ServiceAddresses(objects);
        WebhookCaller webhooks = new WebhookCaller(client, services, new Substitutes(executor));
        closing.add(new DefinitionController(
                store.resources(),
                store.storage(),
                store.registry(),
                executor,
                surroundings.clock(),
                store.cel(),
                new ConversionCaller(webhooks, surroundings.random())));
        closing.add(new ApiServiceRegistrar(store.resources(), store.registry(), objects, executor));
        RemoteServers remote =
                new RemoteServers(services, client, () -> signed.get().frontProxy());
        return new OtherServers(Aggregation.start(store, objects, remote, surroundings, closing), webhooks, client);
    }

    /** The URL that clients use. */
    public String url() {
        return url;
    }

    /** The same server without its socket. */
    public DirectServer direct() {
        return direct;
    }

    /** The certificate of the authority that clients trust, as PEM. */
    public String authority() {
        return certificates.authority().certificatePem();
    }

    /** A kubeconfig of a user who signs in by certificate. */
    public String kubeconfig(String user, List<String> groups) {
        Kubeconfig config = Kubeconfig.forServer(url());
        if (!settings.http()) {
            config = config.trusting(certificates.authority())
                    .certificate(certificates.client(user, groups.toArray(String[]::new)));
        }
        return config.text();
    }

    /** A kubeconfig of a user who may do everything and signs in by certificate. */
    public String adminKubeconfig() {
        return kubeconfig("kubernetes-admin", List.of(UserInfo.MASTERS));
    }

    /** A kubeconfig of whom a token names. */
    public String tokenKubeconfig(String token) {
        Kubeconfig config = Kubeconfig.forServer(url());
        return (settings.http() ? config : config.trusting(certificates.authority()))
                .token(token)
                .text();
    }

    /** What the cluster holds as soon as its controllers rest: what they have not written yet could not be gone back to. */
    public ClusterSnapshot snapshot() {
        Store store = open();
        executor.awaitRest(CONTROLLERS_PATIENCE);
        return store.storage().snapshot();
    }

    /**
     * Goes back to a snapshot of this cluster. Controllers learn of it like of any change: what they still write for objects
     * that are gone is taken back as well, as long as they come to rest.
     */
    public void restore(ClusterSnapshot snapshot) {
        MvccStorage rows = open().rows();
        long before;
        int times = 0;
        do {
            before = rows.currentRevision();
            store.storage().restore(snapshot);
        } while (rows.currentRevision() != before
                && ++times < MOST_RESTORES
                && executor.awaitRest(CONTROLLERS_PATIENCE));
        refused.clear();
    }

    /** The cluster's time. */
    public Instant now() {
        return lapse.now();
    }

    /** Lets so much time pass in the cluster. */
    public void advance(Duration time) {
        open();
        lapse.advance(time);
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return store.faults();
    }

    /** Applies manifests and waits until what they define is served. */
    public void apply(String manifests) {
        new AppliedManifests(context.api("system:admin"), open().registry()).apply(manifests);
    }

    /** What is stored, below the API: for checks that compare both. */
    public MvccStorage rows() {
        return open().rows();
    }

    /** What is not ready, and the last events. */
    public String describe() {
        return new ClusterReport(context.api("system:admin"), open().registry(), refused).text();
    }

    private Store open() {
        if (closed.get()) {
            throw new IllegalStateException(
                    "the cluster at " + url + " is closed: start another one, or close it later");
        }
        return store;
    }

    @Override
    public void close() {
        closed.set(true);
        closing.close();
    }
}
