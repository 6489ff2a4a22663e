/** Replays what a real API server answered and tells where ours answers differently. */
@NullMarked
package io.envtest.standalone.golden;

import org.jspecify.annotations.NullMarked;
