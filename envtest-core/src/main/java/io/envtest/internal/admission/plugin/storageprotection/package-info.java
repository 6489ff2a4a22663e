/** Admission plugin StorageObjectInUseProtection: volumes, claims and volume classes in use outlive their deletion. */
@NullMarked
package io.envtest.internal.admission.plugin.storageprotection;

import org.jspecify.annotations.NullMarked;
