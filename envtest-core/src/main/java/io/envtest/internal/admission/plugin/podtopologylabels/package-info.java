/** Admission plugin PodTopologyLabels: pods carry their node's zone and region. */
@NullMarked
package io.envtest.internal.admission.plugin.podtopologylabels;

import org.jspecify.annotations.NullMarked;
