/**
 * Where services lead: Endpoints, EndpointSlices, and slices that mirror Endpoints written by users. Loops of the controller
 * manager.
 */
@NullMarked
package io.envtest.internal.controller.endpoint;

import org.jspecify.annotations.NullMarked;
