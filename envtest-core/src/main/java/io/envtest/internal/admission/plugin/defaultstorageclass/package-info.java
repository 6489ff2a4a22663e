/** Admission plugin DefaultStorageClass: claims without a class get the default one. */
@NullMarked
package io.envtest.internal.admission.plugin.defaultstorageclass;

import org.jspecify.annotations.NullMarked;
