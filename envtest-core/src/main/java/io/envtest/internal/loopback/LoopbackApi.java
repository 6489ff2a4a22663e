package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.spi.component.ApiAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API in process as one user. Thread-safe. */
final class LoopbackApi implements ApiAccess {

    private final ApiHandler server;
    private final UserInfo user;
    private final String agent;

    LoopbackApi(ApiHandler server, UserInfo user, String agent) {
        this.server = server;
        this.user = user;
        this.agent = agent;
    }

    @Override
    public ObjectNode get(GroupVersionResource resource, String namespace, String name) {
        return object(LoopbackRequest.of("get", resource, namespace, name, "").call(user, agent));
    }

    @Override
    public ObjectNode getSubresource(GroupVersionResource resource, String namespace, String name, String subresource) {
        return object(LoopbackRequest.of("get", resource, namespace, name, subresource)
                .call(user, agent));
    }

    @Override
    public List<ObjectNode> list(
            GroupVersionResource resource, String namespace, String labelSelector, String fieldSelector) {
        ApiCall call = LoopbackRequest.of("list", resource, namespace, "", "")
                .with(selectors(labelSelector, fieldSelector))
                .call(user, agent);
        Answer answer = server.handle(call);
        if (answer instanceof Answer.Listed listed) {
            return listed.page().items().stream().map(StoredObject::tree).toList();
        }
        throw failure(call, answer);
    }

    private static Map<String, String> selectors(String labels, String fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!labels.isEmpty()) {
            parameters.put("labelSelector", labels);
        }
        if (!fields.isEmpty()) {
            parameters.put("fieldSelector", fields);
        }
        return parameters;
    }

    @Override
    public ObjectNode create(GroupVersionResource resource, String namespace, ObjectNode object) {
        return object(LoopbackRequest.of("create", resource, namespace, "", "").call(user, agent, object));
    }

    @Override
    public ObjectNode createSubresource(
            GroupVersionResource resource, String namespace, String name, String subresource, ObjectNode object) {
        return object(LoopbackRequest.of("create", resource, namespace, name, subresource)
                .call(user, agent, object));
    }

    @Override
    public ObjectNode update(GroupVersionResource resource, String namespace, String name, ObjectNode object) {
        return object(
                LoopbackRequest.of("update", resource, namespace, name, "").call(user, agent, object));
    }

    @Override
    public ObjectNode updateSubresource(
            GroupVersionResource resource, String namespace, String name, String subresource, ObjectNode object) {
        return object(LoopbackRequest.of("update", resource, namespace, name, subresource)
                .call(user, agent, object));
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
        return object(LoopbackRequest.of("patch", resource, namespace, name, subresource)
                .with(parameters)
                .call(user, agent, contentType, patch));
    }

    @Override
    public void delete(GroupVersionResource resource, String namespace, String name, ObjectNode options) {
        server.handle(
                LoopbackRequest.of("delete", resource, namespace, name, "").call(user, agent, options));
    }

    @Override
    public void deleteCollection(
            GroupVersionResource resource, String namespace, ObjectNode options, String labelSelector) {
        server.handle(LoopbackRequest.of("deletecollection", resource, namespace, "", "")
                .with(selectors(labelSelector, ""))
                .call(user, agent, options));
    }

    private ObjectNode object(ApiCall call) {
        Answer answer = server.handle(call);
        if (answer instanceof Answer.Stored stored) {
            return stored.object().tree();
        }
        if (answer instanceof Answer.Made made) {
            return made.object();
        }
        throw failure(call, answer);
    }

    /** A path that is not served is answered by a plain text. */
    private static RuntimeException failure(ApiCall call, Answer answer) {
        if (answer instanceof Answer.Raw raw && raw.code() == 404) {
            return ApiErrors.plain(404, "NotFound", "the server could not find the requested resource");
        }
        return new IllegalStateException(call.request().path() + " is not answered by an object: "
                + answer.getClass().getSimpleName());
    }
}
