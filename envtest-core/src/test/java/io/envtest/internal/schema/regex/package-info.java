/** Tests of regular expressions. */
@NullMarked
package io.envtest.internal.schema.regex;

import org.jspecify.annotations.NullMarked;
