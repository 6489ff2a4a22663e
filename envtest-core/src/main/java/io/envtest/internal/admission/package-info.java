/**
 * Step 6 of a request: plugins that change an object on its way in, then plugins that may refuse it. Validation reaches
 * the registry as a callback, so the registry knows nothing of this package.
 */
@NullMarked
package io.envtest.internal.admission;

import org.jspecify.annotations.NullMarked;
