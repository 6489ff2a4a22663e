/**
 * What every control loop is made of, in the shape of client-go: typed access to resources over {@link
 * io.envtest.spi.component.ApiAccess} and {@link io.envtest.spi.component.Informer}, a work queue, a loop that reconciles
 * key by key on the cluster's executor, expectations and an event recorder. Stands above the API, as any client does;
 * controllers, scheduler and fake kubelet stand on it.
 */
@NullMarked
package io.envtest.internal.controller.runtime;

import org.jspecify.annotations.NullMarked;
