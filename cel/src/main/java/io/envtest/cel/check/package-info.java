/**
 * Types every node of an expression and finds out what its names and calls mean. This is the step between parsing and
 * planning; its errors are those that users see first.
 */
@NullMarked
package io.envtest.cel.check;

import org.jspecify.annotations.NullMarked;
