/**
 * The expressions of admission policies and of match conditions: what they may name, their variables, and their results as JSON.
 */
@NullMarked
package io.envtest.cel.policy;

import org.jspecify.annotations.NullMarked;
