/**
 * The objects that every cluster begins with: namespaces, roles, bindings, priority classes, flow control. Facts stand in small text
 * files beside this package; the composition root writes the objects at boot as kube-apiserver does.
 */
@NullMarked
package io.envtest.internal.bootstrap;

import org.jspecify.annotations.NullMarked;
