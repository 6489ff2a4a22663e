/**
 * What controllers, scheduler and kubelet see of the cluster: the API in process, shared informers, clock, executor and
 * random. The same for parts of this project and for a user's own.
 */
@NullMarked
package io.envtest.spi.component;

import org.jspecify.annotations.NullMarked;
