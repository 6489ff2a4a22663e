/** Snapshots: going back to what a cluster held at an earlier moment. */
@NullMarked
package io.envtest.snapshot;

import org.jspecify.annotations.NullMarked;
