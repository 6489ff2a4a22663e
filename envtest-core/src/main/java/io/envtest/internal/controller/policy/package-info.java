/** Admission policies: checking the types of their expressions against what they match. A loop of the controller manager. */
@NullMarked
package io.envtest.internal.controller.policy;

import org.jspecify.annotations.NullMarked;
