/** Errors about fields: what validation collects and how the server words it. Pure. */
@NullMarked
package io.envtest.internal.field;

import org.jspecify.annotations.NullMarked;
