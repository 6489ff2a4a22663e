/** Admission plugins PodGroupProtection and PodGroupWorkloadExists: groups of pods outlive their deletion, and follow a workload. */
@NullMarked
package io.envtest.internal.admission.plugin.podgroup;

import org.jspecify.annotations.NullMarked;
