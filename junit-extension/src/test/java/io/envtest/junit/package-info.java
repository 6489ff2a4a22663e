/** What {@code @KubeTestCluster} promises, with every JUnit it supports. */
@NullMarked
package io.envtest.junit;

import org.jspecify.annotations.NullMarked;
