/** The built-in admission plugins, a package each, and the list of those that are on by default. */
@NullMarked
package io.envtest.internal.admission.plugin;

import org.jspecify.annotations.NullMarked;
