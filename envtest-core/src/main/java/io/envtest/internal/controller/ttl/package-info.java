/** Small controllers of lifetimes: nodes' secret TTL, finished jobs. Loops of the controller manager. */
@NullMarked
package io.envtest.internal.controller.ttl;

import org.jspecify.annotations.NullMarked;
