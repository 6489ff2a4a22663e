/** Tests of the expression language against answers of a real server. */
@NullMarked
package io.envtest.cel;

import org.jspecify.annotations.NullMarked;
