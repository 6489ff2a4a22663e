package io.envtest;

import io.envtest.internal.assembly.ClusterSettings;
import io.envtest.internal.assembly.RunningCluster;
import io.envtest.internal.assembly.ServingOptions;
import io.envtest.internal.feature.EnabledApis;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.feature.RuntimeConfig;
import io.envtest.internal.registry.rule.BuiltInTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cluster is to be like. Not thread-safe; each {@link #start()} makes another cluster. */
public final class ClusterBuilder {

    private static final int HIGHEST_PORT = 65_535;
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NODE = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private final Set<String> without = new LinkedHashSet<>();
    private final Set<String> withoutAdmission = new LinkedHashSet<>();
    private int port;
    private boolean http;
    private boolean apiServerOnly;
    private List<String> nodes = List.of("node-0", "node-1");
    private String tokens = "";
    private @Nullable Path storageFolder;
    private long seed;
    private Duration compactionInterval = ServingOptions.DEFAULT.compactionInterval();
    private Duration minRequestTimeout = ServingOptions.DEFAULT.minRequestTimeout();
    private boolean endWatchesWithoutRights = ServingOptions.DEFAULT.endWatchesWithoutRights();
    private RuntimeConfig runtimeConfig = RuntimeConfig.DEFAULT;
    private FeatureGates featureGates = FeatureGates.DEFAULT;

    ClusterBuilder() {}

    /**
     * Listens on a fixed port instead of any that is free.
     *
     * @param number 1 to 65535, or 0 for any free one
     * @return this
     * @throws IllegalArgumentException if it is no port
     */
    public ClusterBuilder port(int number) {
        if (number < 0 || number > HIGHEST_PORT) {
            throw new IllegalArgumentException(number + " is no port: give 1 to 65535, or 0 for any that is free");
        }
        port = number;
        return this;
    }

    /**
     * Speaks plain HTTP. Certificates then do not work; sign in by token.
     *
     * @return this
     */
    public ClusterBuilder http() {
        http = true;
        return this;
    }

    /**
     * Leaves out controllers, scheduler, nodes and the ServiceAccount admission plugin, as kube-apiserver runs by itself.
     *
     * @return this
     */
    public ClusterBuilder apiServerOnly() {
        apiServerOnly = true;
        return withoutAdmission("ServiceAccount");
    }

    /**
     * Names the nodes; default are {@code node-0} and {@code node-1}.
     *
     * @param names names of the nodes, none for a cluster without
     * @return this
     * @throws IllegalArgumentException if one is no DNS subdomain, or given twice
     */
    public ClusterBuilder nodes(String... names) {
        Set<String> different = new LinkedHashSet<>();
        for (String name : names) {
            if (!NODE.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" cannot name a node: use lower case letters, digits, '-' and '.'");
            }
            if (!different.add(name)) {
                throw new IllegalArgumentException("two nodes are called " + name + ": names must differ");
            }
        }
        nodes = List.copyOf(different);
        return this;
    }

    /**
     * Leaves out controllers or other components.
     *
     * @param components names such as {@code deployment-controller}; {@link #start()} refuses unknown ones
     * @return this
     */
    public ClusterBuilder without(String... components) {
        without.addAll(List.of(components));
        return this;
    }

    /**
     * Leaves out admission plugins.
     *
     * @param plugins names such as {@code ServiceAccount}; {@link #start()} refuses unknown ones
     * @return this
     */
    public ClusterBuilder withoutAdmission(String... plugins) {
        withoutAdmission.addAll(List.of(plugins));
        return this;
    }

    /**
     * Lets users sign in by fixed tokens.
     *
     * @param csv a line {@code token,user,uid,"group1,group2"} for each
     * @return this
     * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file">Static
     *     token file</a>
     */
    public ClusterBuilder tokens(String csv) {
        tokens = csv;
        return this;
    }

    /**
     * Keeps objects in a folder, where the next cluster finds them; default is memory. Keys and certificates are not kept:
     * what signed in to an earlier cluster, tokens of service accounts among it, does not sign in to the next one.
     *
     * @param folder made if it is not there; one cluster at a time may use it
     * @return this
     */
    public ClusterBuilder storageIn(Path folder) {
        storageFolder = folder;
        return this;
    }

    /**
     * Begins the cluster's random values elsewhere; the same seed gives the same values in the same order. A cluster
     * that keeps its objects in a folder begins elsewhere with each start, so that no uid comes twice.
     *
     * @param value any number
     * @return this
     */
    public ClusterBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Gives up history sooner or later, which clients meet as 410 when they go on from an old resourceVersion; kube-apiserver
     * calls it {@code --etcd-compaction-interval}.
     *
     * @param interval on the cluster's clock, above zero; history that is older is gone after at most twice this time;
     *     default is 5 minutes
     * @return this
     * @throws IllegalArgumentException if it is not above zero
     */
    public ClusterBuilder compactionInterval(Duration interval) {
        compactionInterval = positive(interval);
        return this;
    }

    /**
     * Lets watches that name no {@code timeoutSeconds} end sooner or later, so that a test sees its operator open them
     * anew; kube-apiserver calls it {@code --min-request-timeout}.
     *
     * @param timeout on the cluster's clock, above zero; a watch lasts this long to twice as long; default is 30 minutes
     * @return this
     * @throws IllegalArgumentException if it is not above zero
     */
    public ClusterBuilder minRequestTimeout(Duration timeout) {
        minRequestTimeout = positive(timeout);
        return this;
    }

    private static Duration positive(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(time + " is too short: give a time above zero");
        }
        return time;
    }

    /**
     * Ends a watch once its user may not watch any more. kube-apiserver lets it go on until it ends for another reason.
     *
     * @return this
     */
    public ClusterBuilder endWatchesWithoutRights() {
        endWatchesWithoutRights = true;
        return this;
    }

    /**
     * Serves group-versions that are off by default, or leaves out some that are on; kube-apiserver calls it {@code
     * --runtime-config}.
     *
     * @param settings each {@code GROUP/VERSION=true} or {@code =false}, for example {@code resource.k8s.io/v1beta1=true}, or
     *     {@code api/all}, {@code api/ga}, {@code api/beta}, {@code api/alpha} for all of a kind
     * @return this
     * @throws IllegalArgumentException if there is no such group-version; tells those there are
     */
    public ClusterBuilder runtimeConfig(String... settings) {
        runtimeConfig =
                RuntimeConfig.of(List.of(settings), BuiltInTypes.catalogue().resources());
        return this;
    }

    /**
     * Switches on features that are off by default; Kubernetes calls it {@code --feature-gates}.
     *
     * @param settings each {@code NAME=true} or {@code NAME=false}; {@code AllAlpha} and {@code AllBeta} stand for all of a stage
     * @return this
     * @throws IllegalArgumentException if a gate cannot be switched here; tells those that can
     * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/">Feature gates</a>
     */
    public ClusterBuilder featureGates(String... settings) {
        featureGates = FeatureGates.of(List.of(settings));
        return this;
    }

    /**
     * Starts the cluster.
     *
     * @return a cluster that answers; to be closed
     * @throws IllegalArgumentException if a component or plugin to leave out does not exist; tells those there are
     * @throws IllegalStateException if the port is taken, or no store is on the class path; the message says what to do
     * @throws io.envtest.spi.storage.StorageException if the folder for the objects cannot be used, or another cluster uses
     *     it
     */
    public TestCluster start() {
        return start(access -> {});
    }

    /**
     * Starts the cluster, and tells how to reach it before it answers: a file that is written then is there for everyone
     * whom the cluster answers.
     *
     * @param beforeAnswers is told once; requests wait until it has returned; what it throws ends the start
     * @return a cluster that answers; to be closed
     * @throws IllegalArgumentException as {@link #start()}
     * @throws IllegalStateException as {@link #start()}
     */
    public TestCluster start(Consumer<KubeAccess> beforeAnswers) {
        ClusterSettings settings = new ClusterSettings(
                "127.0.0.1",
                port,
                http,
                apiServerOnly,
                apiServerOnly ? List.of() : nodes,
                without,
                withoutAdmission,
                tokens,
                Optional.ofNullable(storageFolder),
                seed,
                new ServingOptions(compactionInterval, minRequestTimeout, endWatchesWithoutRights),
                new EnabledApis(runtimeConfig, featureGates));
        return new TestCluster(
                RunningCluster.start(settings, running -> beforeAnswers.accept(new KubeAccess(running))));
    }
}
