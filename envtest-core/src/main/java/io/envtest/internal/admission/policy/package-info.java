/**
 * Admission policies: rules in CEL that users write, which change objects or refuse them. A policy is in force where a
 * binding binds it. Part of step 6 of a request.
 */
@NullMarked
package io.envtest.internal.admission.policy;

import org.jspecify.annotations.NullMarked;
