package io.envtest.internal.endpoint;

import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.RequestBody;

/** How large a body may be. */
final class BodyLimit {

    /** Bytes: 3 MiB. */
    static final int BYTES = 3 * 1024 * 1024;

    private BodyLimit() {}

    static void check(ResourceRequest request) {
        if (request.request().body() instanceof RequestBody.Bytes bytes && bytes.content().length > BYTES) {
            throw ApiErrors.plain(413, "RequestEntityTooLarge", "Request entity too large: limit is " + BYTES);
        }
    }
}
