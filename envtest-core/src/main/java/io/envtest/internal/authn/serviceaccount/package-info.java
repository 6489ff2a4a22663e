/**
 * Step 3 of a request, by service account token: tokens that were requested, perhaps bound to a pod, secret or node, and
 * those that stand in secrets.
 */
@NullMarked
package io.envtest.internal.authn.serviceaccount;

import org.jspecify.annotations.NullMarked;
