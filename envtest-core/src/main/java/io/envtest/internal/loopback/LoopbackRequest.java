package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is asked for in process; its facts are known without parsing a URL.
 *
 * @param verb verb
 * @param resource resource
 * @param namespace namespace, empty for all or none
 * @param name object name, empty for a collection
 * @param subresource subresource, empty if none
 * @param parameters query parameters
 */
record LoopbackRequest(
        String verb,
        GroupVersionResource resource,
        String namespace,
        String name,
        String subresource,
        Map<String, String> parameters) {

    private static final Map<String, String> METHODS = Map.of(
            "create", "POST",
            "update", "PUT",
            "patch", "PATCH",
            "delete", "DELETE",
            "deletecollection", "DELETE");

    static LoopbackRequest of(
            String verb, GroupVersionResource resource, String namespace, String name, String subresource) {
        return new LoopbackRequest(verb, resource, namespace, name, subresource, Map.of());
    }

    LoopbackRequest with(Map<String, String> more) {
        return new LoopbackRequest(verb, resource, namespace, name, subresource, more);
    }

    /** The call with nothing to send. */
    ApiCall call(UserInfo user, String agent) {
        return call(user, agent, "", new RequestBody.Tree(JsonNodeFactory.instance.objectNode()));
    }

    /** The call that sends an object, which stays the sender's. */
    ApiCall call(UserInfo user, String agent, ObjectNode object) {
        return call(user, agent, "", new RequestBody.Tree(object.deepCopy()));
    }

    /** The call that sends a text. */
    ApiCall call(UserInfo user, String agent, String contentType, String text) {
        return call(user, agent, contentType, new RequestBody.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ApiCall call(UserInfo user, String agent, String contentType, RequestBody body) {
        RequestInfo info = info();
        ApiRequest request = ApiRequest.inProcess(
                METHODS.getOrDefault(verb, "GET"), info.path(), QueryParameters.of(parameters), contentType, body);
        return new ApiCall(request, new RequestContext(info, user, agent));
    }

    private RequestInfo info() {
        List<String> parts = new ArrayList<>(3);
        parts.add(resource.resource());
        if (!name.isEmpty()) {
            parts.add(name);
        }
        if (!subresource.isEmpty()) {
            parts.add(subresource);
        }
        String prefix = resource.group().isEmpty() ? "api" : "apis";
        String path = "/" + prefix + "/" + resource.apiVersion()
                + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/") + String.join("/", parts);
        boolean isNamespace = resource.group().isEmpty() && resource.resource().equals("namespaces");
        return new RequestInfo(
                true,
                path,
                verb,
                prefix,
                resource.group(),
                resource.version(),
                isNamespace ? name : namespace,
                resource.resource(),
                subresource,
                name,
                parts,
                parameters.getOrDefault("fieldSelector", ""),
                parameters.getOrDefault("labelSelector", ""));
    }
}
