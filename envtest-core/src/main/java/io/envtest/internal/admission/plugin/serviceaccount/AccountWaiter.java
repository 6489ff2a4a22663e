package io.envtest.internal.admission.plugin.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.view.core.v1.ServiceAccount;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds service accounts. The default account of a new namespace is made by a controller a moment later, so a pod that
 * comes at once waits for it.
 */
final class AccountWaiter {

    private static final String DEFAULT = "default";
    /** As often as kube-apiserver looks; time in which the machine stands still counts once. */
    private static final int LOOKS = 10;

    private static final long BETWEEN_LOOKS_MILLIS = 150;

    private final ObjectReader objects;
    private final Map<ObjectKey, CompletableFuture<ObjectNode>> awaited = new ConcurrentHashMap<>();

    AccountWaiter(ObjectReader objects) {
        this.objects = objects;
        objects.follow(Resources.SERVICE_ACCOUNTS, this::changed);
    }

    Optional<ServiceAccount> find(String namespace, String name) {
        ObjectKey key = new ObjectKey(namespace, name);
        Optional<ObjectNode> found = objects.get(Resources.SERVICE_ACCOUNTS, key);
        if (found.isEmpty() && name.equals(DEFAULT)) {
            found = await(key);
        }
        return found.map(ServiceAccount::of);
    }

    private Optional<ObjectNode> await(ObjectKey key) {
        CompletableFuture<ObjectNode> arrival = awaited.computeIfAbsent(key, unknown -> new CompletableFuture<>());
        try {
            return ThreadedExecutor.waiting(() -> look(key, arrival));
        } finally {
            awaited.remove(key, arrival);
        }
    }

    /** If it does not come, the pod is refused, and its sender may try again. */
    private Optional<ObjectNode> look(ObjectKey key, CompletableFuture<ObjectNode> arrival) {
        Optional<ObjectNode> found = objects.get(Resources.SERVICE_ACCOUNTS, key);
        for (int looks = 0; found.isEmpty() && looks < LOOKS; looks++) {
            try {
                found = Optional.of(arrival.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException | ExecutionException e) {
                found = objects.get(
                        Resources.SERVICE_ACCOUNTS, key); // another one's wait may have ended the common one
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
        return found;
    }

    private void changed(ObjectKey key, @Nullable ObjectNode now) {
        CompletableFuture<ObjectNode> arrival = now == null ? null : awaited.get(key);
        if (arrival != null) {
            arrival.complete(now);
        }
    }
}
