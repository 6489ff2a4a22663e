/** Watches as streams of frames: each event is encoded once for each media type, whoever watches. */
@NullMarked
package io.envtest.internal.endpoint.stream;

import org.jspecify.annotations.NullMarked;
