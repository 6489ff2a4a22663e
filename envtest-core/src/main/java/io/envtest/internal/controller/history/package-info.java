/** The history of pod templates as ControllerRevisions, which StatefulSets and DaemonSets share. */
@NullMarked
package io.envtest.internal.controller.history;

import org.jspecify.annotations.NullMarked;
