package io.envtest.internal.authz;

import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;

/**
 * What is to be allowed or not.
 *
 * @param user who asks
 * @param verb verb
 * @param resourceRequest whether it is about a resource rather than a plain path
 * @param apiGroup API group
 * @param apiVersion version
 * @param resource plural
 * @param subresource subresource, empty if none
 * @param namespace namespace, empty for all or none
 * @param name name, empty for all or none
 * @param path plain path
 * @param fieldSelector raw field selector, empty if none
 * @param labelSelector raw label selector, empty if none
 */
public record Attributes(
        UserInfo user,
        String verb,
        boolean resourceRequest,
        String apiGroup,
        String apiVersion,
        String resource,
        String subresource,
        String namespace,
        String name,
        String path,
        String fieldSelector,
        String labelSelector) {

    /** What a request asks for. */
    public static Attributes of(UserInfo user, RequestInfo info) {
        return new Attributes(
                user,
                info.verb(),
                info.resourceRequest(),
                info.apiGroup(),
                info.apiVersion(),
                info.resource(),
                info.subresource(),
                info.namespace(),
                info.name(),
                info.path(),
                info.fieldSelector(),
                info.labelSelector());
    }

    /** The same question about another verb. */
    public Attributes withVerb(String otherVerb) {
        return new Attributes(
                user,
                otherVerb,
                resourceRequest,
                apiGroup,
                apiVersion,
                resource,
                subresource,
                namespace,
                name,
                path,
                fieldSelector,
                labelSelector);
    }

    /** A question about a resource, as admission and strategies ask it. */
    public static Attributes resource(
            UserInfo user,
            String verb,
            String group,
            String resource,
            String subresource,
            String namespace,
            String name) {
        return new Attributes(user, verb, true, group, "*", resource, subresource, namespace, name, "", "", "");
    }
}
