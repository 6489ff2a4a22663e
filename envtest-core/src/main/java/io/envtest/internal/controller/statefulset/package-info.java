/**
 * StatefulSets: pods with names, in order, each with its own volume claims. A loop of the controller manager.
 */
@NullMarked
package io.envtest.internal.controller.statefulset;

import org.jspecify.annotations.NullMarked;
