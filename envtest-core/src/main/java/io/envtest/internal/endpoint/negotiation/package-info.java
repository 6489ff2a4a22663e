/**
 * Which media type comes in and which goes out, and the writing of answers: stored bytes pass through as they are,
 * everything else is encoded once.
 */
@NullMarked
package io.envtest.internal.endpoint.negotiation;

import org.jspecify.annotations.NullMarked;
