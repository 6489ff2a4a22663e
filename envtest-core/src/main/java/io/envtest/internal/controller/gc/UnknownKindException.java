package io.envtest.internal.controller.gc;

import io.envtest.internal.controller.gc.ObjectIdentity.OwnerRef;

/** A reference names a kind that is not served now; it may be served later. */
final class UnknownKindException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownKindException(OwnerRef reference) {
        super("no resource for " + reference.apiVersion() + "/" + reference.kind(), null, false, false);
    }
}
