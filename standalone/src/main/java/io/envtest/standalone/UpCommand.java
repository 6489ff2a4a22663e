package io.envtest.standalone;

import io.envtest.ClusterBuilder;
import io.envtest.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves one cluster until the process is told to end. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Serves one cluster until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    private static final String ADMIN_TOKEN = "admin-token";
    private static final String ADMIN = ADMIN_TOKEN + ",admin,admin-uid,\"system:masters\"\n";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "6443",
            description = "port to listen on, 0 for any (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--http", description = "plain HTTP instead of TLS")
    private boolean http;

    @Option(names = "--api-server-only", description = "without controllers, scheduler and nodes")
    private boolean apiServerOnly;

    @Option(
            names = "--nodes",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "node-0,node-1",
            description = "names (${DEFAULT-VALUE})")
    private List<String> nodes = List.of();

    @Option(
            names = "--runtime-config",
            paramLabel = "SETTING",
            split = ",",
            description = "GROUP/VERSION=true, api/beta=true and the like")
    private List<String> runtimeConfig = List.of();

    @Option(
            names = "--feature-gates",
            paramLabel = "SETTING",
            split = ",",
            description = "NAME=true, AllAlpha=true and the like")
    private List<String> featureGates = List.of();

    @Option(names = "--token-auth-file", paramLabel = "FILE", description = "lines of token,user,uid,\"group,group\"")
    private @Nullable Path tokenFile;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "where to write the kubeconfig (a temporary file)")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--storage-folder",
            paramLabel = "FOLDER",
            description = "where to keep the objects for the next start (in memory)")
    private @Nullable Path storageFolder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            awaitQuietly(closed);
        }));
        try (KubeconfigFile file = KubeconfigFile.at(kubeconfig);
                TestCluster cluster = start(file)) {
            announce(cluster, file.path());
            end.await();
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private TestCluster start(KubeconfigFile file) throws IOException {
        ClusterBuilder builder = TestCluster.builder().port(port);
        builder.nodes(nodes.stream().filter(name -> !name.isEmpty()).toArray(String[]::new));
        String tokens = tokens();
        builder.tokens(tokens);
        builder.runtimeConfig(runtimeConfig.toArray(String[]::new)).featureGates(featureGates.toArray(String[]::new));
        if (http) {
            builder.http();
        }
        if (apiServerOnly) {
            builder.apiServerOnly();
        }
        if (storageFolder != null) {
            builder.storageIn(storageFolder);
        }
        return builder.start(
                access -> file.write(http ? access.kubeconfigForToken(firstToken(tokens)) : access.kubeconfig()));
    }

    private String tokens() throws IOException {
        if (tokenFile != null && Files.isDirectory(tokenFile)) {
            throw new IllegalArgumentException(tokenFile + " is a folder: give --token-auth-file the path of a file");
        }
        return tokenFile == null ? ADMIN : Files.readString(tokenFile);
    }

    private void announce(TestCluster cluster, Path file) {
        StringBuilder text =
                new StringBuilder("Serving on ").append(cluster.access().url()).append('\n');
        if (tokenFile == null) {
            text.append("Admin token: ").append(ADMIN_TOKEN).append('\n');
        }
        if (storageFolder != null) {
            text.append("Objects: ").append(storageFolder.toAbsolutePath()).append('\n');
        }
        text.append("Kubeconfig: ").append(file).append('\n');
        text.append("Try: kubectl --kubeconfig ").append(file).append(" get namespaces");
        System.out.println(text);
    }

    private static String firstToken(String tokens) {
        int comma = tokens.indexOf(',');
        return comma < 0 ? "" : tokens.substring(0, comma).strip();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
