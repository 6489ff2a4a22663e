package io.envtest.internal.schema.cel;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.request.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * The values of a policy's variables for one request.
 *
 * @param object the object; null where there is none (a delete)
 * @param oldObject the old object; null where there is none (a create)
 * @param request the AdmissionRequest as the API has it, without its objects; fields that are empty and optional are left out
 * @param params the parameters; null where there are none
 * @param namespaceObject the namespace of the request; null where there is none
 * @param access who asks and who decides; null where the expressions have no authorizer
 */
public record PolicyRequest(
        @Nullable JsonNode object,
        @Nullable JsonNode oldObject,
        JsonNode request,
        @Nullable JsonNode params,
        @Nullable JsonNode namespaceObject,
        @Nullable Access access) {

    /**
     * What stands behind {@code authorizer}.
     *
     * @param authorizer who decides
     * @param user who asks
     * @param requestResource what {@code authorizer.requestResource} is about; its verb does not matter
     */
    public record Access(Authorizer authorizer, UserInfo user, Attributes requestResource) {}
}
