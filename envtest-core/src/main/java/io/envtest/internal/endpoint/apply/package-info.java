/**
 * Server-side apply: who manages which fields, and what an apply makes of an object. The shape of objects comes from
 * the type catalogue or from a custom resource's schema; everything else is trees in, trees out. Called by the verbs
 * that write, after the object was decoded and defaulted and before admission.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
@NullMarked
package io.envtest.internal.endpoint.apply;

import org.jspecify.annotations.NullMarked;
