/** The rules of the house, kept by tests that read the sources of every module. */
@NullMarked
package io.envtest.tidy;

import org.jspecify.annotations.NullMarked;
