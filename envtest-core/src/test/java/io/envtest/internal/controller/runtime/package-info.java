/** Tests of what controllers are made of. */
@NullMarked
package io.envtest.internal.controller.runtime;

import org.jspecify.annotations.NullMarked;
