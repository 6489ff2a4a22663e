/**
 * Step 8 of a request: objects over revisions of bytes. Knows keys, the codec, resourceVersions, preconditions and
 * pagination; knows no kind and no user. The watch cache implements the same {@link ObjectStorage} and wraps it.
 */
@NullMarked
package io.envtest.internal.objectstore;

import org.jspecify.annotations.NullMarked;
