/**
 * Faults at named points: what can go wrong in a real cluster, made to go wrong in a test. A {@link
 * io.envtest.faults.FaultPlan} says where ({@link io.envtest.faults.FaultPoint}) and what ({@link
 * io.envtest.faults.Fault}). No fault breaks the guarantees of the API: a correct operator survives all of them.
 */
@NullMarked
package io.envtest.faults;

import org.jspecify.annotations.NullMarked;
