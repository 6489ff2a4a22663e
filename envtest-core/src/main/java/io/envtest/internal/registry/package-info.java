/**
 * Step 7 of a request: one generic store for every resource, one strategy per kind. Knows no admission, authentication,
 * authorization or endpoint: validation by admission reaches it as a callback.
 */
@NullMarked
package io.envtest.internal.registry;

import org.jspecify.annotations.NullMarked;
