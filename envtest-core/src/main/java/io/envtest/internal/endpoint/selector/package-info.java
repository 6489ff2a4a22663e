/** Label and field selectors as they stand in a URL. */
@NullMarked
package io.envtest.internal.endpoint.selector;

import org.jspecify.annotations.NullMarked;
