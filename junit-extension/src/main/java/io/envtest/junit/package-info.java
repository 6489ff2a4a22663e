/**
 * The cluster in a JUnit test: {@link io.envtest.junit.KubeTestCluster} on a class, parameters and fields injected, each
 * test begins with the state the class began with.
 */
@NullMarked
package io.envtest.junit;

import org.jspecify.annotations.NullMarked;
