/**
 * Conversion of custom resources by webhook: the server of a user turns objects of one version into another. What was
 * converted is kept for lists and watches, as the real server's watch cache holds objects in each version.
 */
@NullMarked
package io.envtest.internal.crd.conversion;

import org.jspecify.annotations.NullMarked;
