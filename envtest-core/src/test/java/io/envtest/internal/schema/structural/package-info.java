/** Tests of schemas of custom resources. */
@NullMarked
package io.envtest.internal.schema.structural;

import org.jspecify.annotations.NullMarked;
