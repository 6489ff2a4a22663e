package io.envtest.internal.request;

import java.util.List;

/**
 * What a request is about, from its method and URL alone. Immutable.
 *
 * @param resourceRequest whether it is about a resource rather than a plain path
 * @param path the URL's path
 * @param verb get, list, watch, create, update, patch, delete, deletecollection, or the lower-case method of a plain path
 * @param apiPrefix {@code api} or {@code apis}, empty for a plain path
 * @param apiGroup API group, empty for core
 * @param apiVersion version
 * @param namespace namespace, empty if none
 * @param resource plural, empty for a plain path
 * @param subresource subresource, empty if none
 * @param name object name, empty if none (for list and watch also from a metadata.name field selector)
 * @param parts path below the version (and namespace)
 * @param fieldSelector the raw fieldSelector parameter of list, watch and deletecollection
 * @param labelSelector the raw labelSelector parameter of the same
 */
public record RequestInfo(
        boolean resourceRequest,
        String path,
        String verb,
        String apiPrefix,
        String apiGroup,
        String apiVersion,
        String namespace,
        String resource,
        String subresource,
        String name,
        List<String> parts,
        String fieldSelector,
        String labelSelector) {}
