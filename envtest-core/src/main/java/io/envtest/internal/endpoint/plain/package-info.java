/** Paths that are no resources: health, version, metrics, the index. */
@NullMarked
package io.envtest.internal.endpoint.plain;

import org.jspecify.annotations.NullMarked;
