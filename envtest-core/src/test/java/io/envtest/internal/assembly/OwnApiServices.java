package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.bootstrap.BootstrapObject;
import io.envtest.internal.registry.builtin.GroupPriority;
import io.envtest.view.apiregistration.v1.APIService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The APIServices by which the server says that it serves its own groups; there is none for that of APIServices. */
final class OwnApiServices {

    private static final String GROUP = "apiregistration.k8s.io";

    private OwnApiServices() {}

    static List<BootstrapObject> of(Stream<GroupVersionKind> served) {
        return served.filter(kind -> !kind.group().equals(GROUP))
                .map(kind -> new GroupVersionKind(kind.group(), kind.version(), ""))
                .distinct()
                .sorted(Comparator.comparing(OwnApiServices::name))
                .map(OwnApiServices::service)
                .toList();
    }

    private static BootstrapObject service(GroupVersionKind version) {
        ObjectNode tree =
                JsonNodeFactory.instance.objectNode().put("kind", "APIService").put("apiVersion", GROUP + "/v1");
        APIService service = APIService.of(tree);
        service.metadata()
                .setName(name(version))
                .setLabels(Map.of("kube-aggregator.kubernetes.io/automanaged", "onstart"));
        GroupPriority priority = GroupPriority.of(version.group(), version.version());
        service.spec()
                .setGroup(version.group())
                .setVersion(version.version())
                .setGroupPriorityMinimum(priority.group())
                .setVersionPriority(priority.version());
        return new BootstrapObject(new GroupVersionResource(GROUP, "v1", "apiservices"), "", tree);
    }

    private static String name(GroupVersionKind version) {
        return version.version() + "." + version.group();
    }
}
