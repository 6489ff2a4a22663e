/** What makes {@link io.envtest.junit.KubeTestCluster} work: the extension, its clients, its isolation. */
@NullMarked
package io.envtest.junit.internal;

import org.jspecify.annotations.NullMarked;
