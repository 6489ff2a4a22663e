/** Ranges of addresses for services: says which can be used, and keeps those in use. A loop of the controller manager. */
@NullMarked
package io.envtest.internal.controller.servicecidr;

import org.jspecify.annotations.NullMarked;
