package io.envtest.catalogue;

import java.util.Set;

/**
 * One operation of the API, as the client calls it.
 *
 * @param body the class of the request body, empty when there is none
 * @param result the class of the answer
 */
record Operation(String path, String method, Set<String> query, String body, String result) {}
