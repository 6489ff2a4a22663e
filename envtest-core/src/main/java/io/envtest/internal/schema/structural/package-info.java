/** The schemas of custom resources: pruning, defaulting and validation by them. */
@NullMarked
package io.envtest.internal.schema.structural;

import org.jspecify.annotations.NullMarked;
