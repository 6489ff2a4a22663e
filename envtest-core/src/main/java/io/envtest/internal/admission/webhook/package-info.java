/**
 * Admission webhooks: servers of users, which are asked about objects and may change or refuse them. Part of step 6 of a
 * request. What a webhook is about is found out as for {@linkplain io.envtest.internal.admission.policy policies}; how one is
 * called is told in {@link io.envtest.internal.webhook}.
 */
@NullMarked
package io.envtest.internal.admission.webhook;

import org.jspecify.annotations.NullMarked;
