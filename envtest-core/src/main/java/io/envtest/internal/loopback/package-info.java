/**
 * The API in process: requests of controllers, scheduler and kubelet go through the same filters and endpoints as those
 * over HTTP, from the second step on, without a socket and without encoding.
 */
@NullMarked
package io.envtest.internal.loopback;

import org.jspecify.annotations.NullMarked;
