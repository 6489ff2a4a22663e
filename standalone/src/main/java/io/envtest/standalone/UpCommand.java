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

    @Option(names = "--port", defaultValue = "6443", description = "port to listen on, 0 for any (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--http", description = "plain HTTP instead of TLS")
    private boolean http;

    @Option(names = "--api-server-only", description = "without controllers, scheduler and nodes")
    private boolean apiServerOnly;

    @Option(names = "--nodes", split = ",", defaultValue = "node-0,node-1", description = "names (${DEFAULT-VALUE})")
    private List<String> nodes = List.of();

    @Option(names = "--runtime-config", split = ",", description = "GROUP/VERSION=true, api/beta=true and the like")
    private List<String> runtimeConfig = List.of();

    @Option(names = "--feature-gates", split = ",", description = "NAME=true, AllAlpha=true and the like")
    private List<String> featureGates = List.of();

    @Option(names = "--token-auth-file", description = "lines of token,user,uid,\"group,group\"")
    private @Nullable Path tokenFile;

    @Option(names = "--kubeconfig", description = "where to write the kubeconfig")
    private @Nullable Path kubeconfig;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            awaitQuietly(closed);
        }));
        try (TestCluster cluster = start()) {
            announce(cluster);
            end.await();
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private TestCluster start() throws IOException {
        ClusterBuilder builder = TestCluster.builder().port(port).nodes(nodes.toArray(String[]::new));
        builder.tokens(tokenFile == null ? ADMIN : Files.readString(tokenFile));
        builder.runtimeConfig(runtimeConfig.toArray(String[]::new)).featureGates(featureGates.toArray(String[]::new));
        if (http) {
            builder.http();
        }
        if (apiServerOnly) {
            builder.apiServerOnly();
        }
        return builder.start();
    }

    private void announce(TestCluster cluster) throws IOException {
        Path file = kubeconfig == null ? Files.createTempFile("envtest-", ".kubeconfig") : kubeconfig;
        Files.writeString(
                file,
                http
                        ? cluster.access().kubeconfigForToken(firstToken())
                        : cluster.access().kubeconfig());
        StringBuilder text =
                new StringBuilder("Serving on ").append(cluster.access().url()).append('\n');
        if (tokenFile == null) {
            text.append("Admin token: ").append(ADMIN_TOKEN).append('\n');
        }
        text.append("Kubeconfig: ").append(file.toAbsolutePath()).append('\n');
        text.append("Try: kubectl --kubeconfig ").append(file.toAbsolutePath()).append(" get namespaces");
        System.out.println(text);
    }

    private String firstToken() throws IOException {
        if (tokenFile == null) {
            return ADMIN_TOKEN;
        }
        String text = Files.readString(tokenFile);
        int comma = text.indexOf(',');
        return comma < 0 ? "" : text.substring(0, comma).strip();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
