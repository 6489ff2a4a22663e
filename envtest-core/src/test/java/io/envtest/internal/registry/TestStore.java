package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.objectstore.MvccObjectStorage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.builtin.BuiltInResources;
import io.envtest.internal.registry.builtin.TestKinds;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.ThreadedExecutor;
import io.envtest.spi.storage.ModelStorage;
import io.envtest.time.ClusterClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A store over the model storage with the built-in resources and a clock that stands still. */
final class TestStore implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final BuiltInResources resources = new BuiltInResources(TestKinds.all());
    private final ThreadedExecutor executor = new ThreadedExecutor("test-store", 1);
    private final MvccObjectStorage storage = new MvccObjectStorage(new ModelStorage(), executor);
    private final ResourceStore store =
            new GenericResourceStore(storage, new StandingClock(), new SeededRandom(1), ManagedFields.NONE);
    private RequestContext context = context();

    ResourceStore store() {
        return store;
    }

    List<String> warnings() {
        return context.warnings();
    }

    Target target(String group, String plural, String name) {
        ResourceDefinition definition = resources.find(group, "v1", plural).orElseThrow();
        context = context();
        return new Target(context, definition, definition.namespaced() ? "ns" : "", name, "");
    }

    Target configMap(String name) {
        return target("", "configmaps", name);
    }

    StoredObject create(Target target, String json) {
        return store.create(target, object(target, json), WriteOptions.PLAIN, AdmissionCallback.NONE);
    }

    StoredObject replace(Target target, String json) {
        return store.update(
                        target, ObjectUpdate.replace(object(target, json)), WriteOptions.PLAIN, AdmissionCallback.NONE)
                .object();
    }

    StoredObject patch(Target target, ObjectUpdate.Function change) {
        return store.update(
                        target,
                        ObjectUpdate.patch(current -> change.apply(current.deepCopy())),
                        WriteOptions.PLAIN,
                        AdmissionCallback.NONE)
                .object();
    }

    /** Decoded, normalised and defaulted; single quotes stand for double ones. */
    ObjectNode object(Target target, String json) {
        try {
            ObjectNode object =
                    (ObjectNode) GoJson.decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                            .value();
            object.put("kind", target.definition().kind().kind());
            object.put("apiVersion", target.definition().kind().apiVersion());
            target.context().sent(object);
            target.definition().schema().normalise(object);
            target.definition().declaration().strategy().setDefaults(object);
            return object;
        } catch (GoJsonException e) {
            throw new AssertionError(e);
        }
    }

    static ApiException refusal(Runnable write) {
        try {
            write.run();
        } catch (ApiException e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }

    @Override
    public void close() {
        storage.close();
        executor.close();
    }

    private static RequestContext context() {
        RequestInfo info = new RequestInfo(true, "", "", "", "", "", "", "", "", "", List.of(), "", "");
        return new RequestContext(info, UserInfo.ANONYMOUS, "test/1.0");
    }

    private static final class StandingClock implements ClusterClock {

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
