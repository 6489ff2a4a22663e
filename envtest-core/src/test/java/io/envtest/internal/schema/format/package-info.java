/** Tests of formats of texts. */
@NullMarked
package io.envtest.internal.schema.format;

import org.jspecify.annotations.NullMarked;
