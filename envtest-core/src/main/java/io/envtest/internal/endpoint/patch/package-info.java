/**
 * JSON patch, merge patch and strategic merge patch: pure functions from an object and a patch to the object that a
 * client asked for. Called by the PATCH verb between reading the body and the common path of all updates.
 */
@NullMarked
package io.envtest.internal.endpoint.patch;

import org.jspecify.annotations.NullMarked;
