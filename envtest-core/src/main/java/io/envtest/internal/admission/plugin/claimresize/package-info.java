/** Admission plugin PersistentVolumeClaimResize: claims grow only where their class allows it. */
@NullMarked
package io.envtest.internal.admission.plugin.claimresize;

import org.jspecify.annotations.NullMarked;
