/** HorizontalPodAutoscalers. A loop of the controller manager; metrics come from the APIs of a metrics server, if one is there. */
@NullMarked
package io.envtest.internal.controller.hpa;

import org.jspecify.annotations.NullMarked;
