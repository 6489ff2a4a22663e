package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.DeleteOptions;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.Target;
import io.envtest.internal.registry.WriteOptions;
import io.envtest.internal.registry.core.service.ServiceObjects;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.core.v1.Service;
import io.envtest.view.networking.v1.IPAddress;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the server itself knows and writes for the sake of services. Thread-safe. */
final class StoredServiceObjects implements ServiceObjects {

    private static final UserInfo SELF = new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS), Map.of());
    private static final String LABEL = "ipaddress.kubernetes.io/";

    private final Supplier<Store> store;

    /** Over a store that is asked for late. */
    StoredServiceObjects(Supplier<Store> store) {
        this.store = store;
    }

    @Override
    public List<Service> services() {
        return all(Resources.SERVICES).map(Service::of).toList();
    }

    @Override
    public List<ServiceCIDR> ranges() {
        return all(Resources.SERVICE_CIDRS).map(ServiceCIDR::of).toList();
    }

    @Override
    public boolean reserve(String address, Service service) {
        ResourceDefinition definition = definition(Resources.IP_ADDRESSES);
        boolean taken = store.get()
                .storage()
                .get(definition.area(), new StoreKey("", address), "")
                .isPresent();
        return !taken && create(definition, object(address, service));
    }

    private boolean create(ResourceDefinition definition, ObjectNode address) {
        try {
            store.get().resources().create(target(definition, ""), address, WriteOptions.PLAIN, AdmissionCallback.NONE);
            return true;
        } catch (ApiException e) {
            if (e.hasReason("AlreadyExists")) {
                return false;
            }
            throw e;
        }
    }

    private static ObjectNode object(String address, Service service) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "IPAddress").put("apiVersion", "networking.k8s.io/v1");
        IPAddress object = IPAddress.of(tree);
        String family = address.indexOf(':') < 0 ? "IPv4" : "IPv6";
        object.metadata()
                .setName(address)
                .setLabels(Map.of(LABEL + "ip-family", family, LABEL + "managed-by", "ipallocator.k8s.io"));
        object.spec()
                .parentRef()
                .setResource("services")
                .setNamespace(service.metadata().namespace())
                .setName(service.metadata().name());
        return tree;
    }

    @Override
    public void release(String address) {
        try {
            store.get()
                    .resources()
                    .delete(
                            target(definition(Resources.IP_ADDRESSES), address),
                            DeleteOptions.PLAIN,
                            AdmissionCallback.NONE);
        } catch (ApiException e) {
            if (!e.hasReason("NotFound")) {
                throw e;
            }
        }
    }

    private static Target target(ResourceDefinition definition, String name) {
        RequestContext context = new RequestContext(
                RequestInfoParser.parse("POST", "/apis/networking.k8s.io/v1/ipaddresses", QueryParameters.NONE),
                SELF,
                "kube-apiserver");
        return new Target(context, definition, "", name, "");
    }

    private Stream<ObjectNode> all(GroupVersionResource resource) {
        return store.get().storage().list(definition(resource).area(), ListQuery.of("")).items().stream()
                .map(StoredObject::sharedTree);
    }

    private ResourceDefinition definition(GroupVersionResource resource) {
        return store.get()
                .registry()
                .find(resource.group(), resource.version(), resource.resource())
                .orElseThrow(() -> new IllegalStateException(resource + " is not served"));
    }
}
