/** Pure functions on metadata, labels, selectors and statuses. */
@NullMarked
package io.envtest.internal.meta;

import org.jspecify.annotations.NullMarked;
