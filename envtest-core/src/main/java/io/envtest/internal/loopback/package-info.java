/**
 * The API in process: the same path as over HTTP from authorization on, without a socket and without encoding. What
 * controllers, scheduler and kubelets work with.
 */
@NullMarked
package io.envtest.internal.loopback;

import org.jspecify.annotations.NullMarked;
