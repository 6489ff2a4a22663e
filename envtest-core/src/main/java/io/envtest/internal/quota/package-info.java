/**
 * What objects use of a ResourceQuota: pure functions, shared by the controller that counts what exists and the admission plugin
 * that refuses what would be too much.
 */
@NullMarked
package io.envtest.internal.quota;

import org.jspecify.annotations.NullMarked;
