/** Regular expressions for schemas, without anything of CEL. */
@NullMarked
package io.envtest.cel.pattern;

import org.jspecify.annotations.NullMarked;
