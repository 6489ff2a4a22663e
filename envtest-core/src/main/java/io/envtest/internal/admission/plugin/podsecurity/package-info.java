/** Admission plugin PodSecurity: the labels of a namespace say how secure its pods must be. */
@NullMarked
package io.envtest.internal.admission.plugin.podsecurity;

import org.jspecify.annotations.NullMarked;
