package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.bootstrap.BootstrapObject;
import io.envtest.internal.bootstrap.BootstrapObjects;
import io.envtest.internal.flowcontrol.DanglingSchemas;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.time.ClusterClock;
import java.util.List;
import java.util.Map;

/** Creates what every cluster begins with, step by step as for any client. */
final class BootstrapWriter {

    private static final UserInfo USER = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());

    private BootstrapWriter() {}

    static void write(Store store, ClusterClock clock) {
        for (BootstrapObject object : BootstrapObjects.all()) {
            write(store, object, clock);
        }
        OwnApiServices.of(store.registry().all().stream().map(ResourceDefinition::kind))
                .forEach(object -> write(store, object, clock));
    }

    private static void write(Store store, BootstrapObject object, ClusterClock clock) {
        ResourceDefinition definition = store.registry()
                .find(
                        object.resource().group(),
                        object.resource().version(),
                        object.resource().resource())
                .orElseThrow(() -> new IllegalStateException(object.resource() + " is not served"));
        RequestContext context =
                new RequestContext(RequestInfoParser.parse("POST", "/", QueryParameters.NONE), USER, object.manager());
        ObjectNode tree = object.object();
        definition.schema().normalise(tree);
        definition.declaration().strategy().setDefaults(tree);
        store.resources()
                .create(
                        new Target(context, definition, object.namespace(), "", ""),
                        tree,
                        WriteOptions.PLAIN,
                        AdmissionCallback.NONE);
        if (object.resource().resource().equals("flowschemas")) {
            new DanglingSchemas(
                            store.resources(),
                            store.registry(),
                            new StoredObjectReader(store.registry(), store.storage()),
                            clock)
                    .write(object.object().path("metadata").path("name").asText());
        }
    }
}
