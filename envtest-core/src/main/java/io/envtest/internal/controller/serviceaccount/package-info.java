/** What each namespace is born with, and tokens of service accounts: the default account, the root certificate, token secrets, bootstrap tokens. Loops of the controller manager. */
@NullMarked
package io.envtest.internal.controller.serviceaccount;

import org.jspecify.annotations.NullMarked;
