/** Admission plugin NamespaceLifecycle: no new objects in namespaces that are missing or on their way out. */
@NullMarked
package io.envtest.internal.admission.plugin.namespacelifecycle;

import org.jspecify.annotations.NullMarked;
