/**
 * A Kubernetes cluster in this JVM: {@link io.envtest.TestCluster} starts one, {@link io.envtest.ClusterBuilder} says what
 * it is to be like, {@link io.envtest.KubeAccess} tells how clients reach it.
 */
@NullMarked
package io.envtest;

import org.jspecify.annotations.NullMarked;
