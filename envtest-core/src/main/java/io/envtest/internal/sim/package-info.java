/**
 * Clock, executor and random, each real and simulated. The only package that reads the system clock, sleeps or draws
 * random numbers.
 */
@NullMarked
package io.envtest.internal.sim;

import org.jspecify.annotations.NullMarked;
