package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.envtest.spi.component.ApiAccess;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API in process, as one user. */
final class LoopbackAccess implements ApiAccess {

    private final LoopbackRequests requests;

    LoopbackAccess(LoopbackRequests requests) {
        this.requests = requests;
    }

    @Override
    public ObjectNode get(GroupVersionResource resource, String namespace, String name) {
        return object(send("GET", LoopbackRequests.path(resource, namespace, name, ""), QueryParameters.NONE, RequestBody.NONE));
    }

    @Override
    public List<ObjectNode> list(
            GroupVersionResource resource, String namespace, String labelSelector, String fieldSelector) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "labelSelector", labelSelector);
        put(query, "fieldSelector", fieldSelector);
        String path = LoopbackRequests.path(resource, namespace, "", "");
        Answer answer = send("GET", path, QueryParameters.of(query), RequestBody.NONE);
        if (answer instanceof Answer.Listed listed) {
            return listed.page().items().stream().map(StoredObject::tree).toList();
        }
        throw new IllegalStateException("no list at " + path + " but " + answer);
    }

    @Override
    public ObjectNode create(GroupVersionResource resource, String namespace, ObjectNode object) {
        return createSubresource(resource, namespace, "", "", object);
    }

    @Override
    public ObjectNode createSubresource(
            GroupVersionResource resource, String namespace, String name, String subresource, ObjectNode object) {
        String path = LoopbackRequests.path(resource, namespace, name, subresource);
        return object(send("POST", path, QueryParameters.NONE, tree(object)));
    }

    @Override
    public ObjectNode update(GroupVersionResource resource, String namespace, String name, ObjectNode object) {
        return updateSubresource(resource, namespace, name, "", object);
    }

    @Override
    public ObjectNode updateSubresource(
            GroupVersionResource resource, String namespace, String name, String subresource, ObjectNode object) {
        String path = LoopbackRequests.path(resource, namespace, name, subresource);
        return object(send("PUT", path, QueryParameters.NONE, tree(object)));
    }

    @Override
    public ObjectNode patch(
            GroupVersionResource resource,
            String namespace,
            String name,
            String subresource,
            String contentType,
            String patch,
            Map<String, String> parameters) {
        String path = LoopbackRequests.path(resource, namespace, name, subresource);
        RequestBody body = new RequestBody.Bytes(patch.getBytes(StandardCharsets.UTF_8));
        return object(requests.send("PATCH", path, QueryParameters.of(parameters), contentType, body));
    }

    @Override
    public void delete(GroupVersionResource resource, String namespace, String name, ObjectNode options) {
        send("DELETE", LoopbackRequests.path(resource, namespace, name, ""), QueryParameters.NONE, optional(options));
    }

    @Override
    public void deleteCollection(
            GroupVersionResource resource, String namespace, ObjectNode options, String labelSelector) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "labelSelector", labelSelector);
        String path = LoopbackRequests.path(resource, namespace, "", "");
        send("DELETE", path, QueryParameters.of(query), optional(options));
    }

    private Answer send(String method, String path, QueryParameters query, RequestBody body) {
        return requests.send(method, path, query, "", body);
    }

    private static RequestBody tree(ObjectNode object) {
        return new RequestBody.Tree(object.deepCopy());
    }

    private static RequestBody optional(ObjectNode options) {
        return options.isEmpty() ? RequestBody.NONE : tree(options);
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }

    private static ObjectNode object(Answer answer) {
        if (answer instanceof Answer.Stored stored) {
            return stored.object().tree();
        }
        if (answer instanceof Answer.Made made) {
            return made.object();
        }
        throw new IllegalStateException("no object but " + answer);
    }
}
